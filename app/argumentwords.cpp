#include "app/argumentwords.h"

#include <algorithm>

namespace app {

namespace {

void hide(char *word, qsizetype from, qsizetype to)
{
    std::fill(word + from, word + std::max(from, to), '*');
}

/// Between the first colon of what follows the scheme and the last @.
void hidePassword(char *word, QByteArrayView text)
{
    const qsizetype scheme = text.indexOf("://");
    if (scheme < 0)
        return;
    const qsizetype at = text.lastIndexOf('@');
    const qsizetype colon = text.indexOf(':', scheme + 3);
    if (colon >= 0 && colon < at)
        hide(word, colon + 1, at);
}

/// What stands behind `name` up to the next option.
void hideOption(char *word, QByteArrayView text, QByteArrayView name)
{
    const qsizetype found = text.indexOf(name);
    if (found < 0)
        return;
    const qsizetype from = found + name.size();
    const qsizetype end = text.indexOf('&', from);
    hide(word, from, end < 0 ? text.size() : end);
}

} // namespace

QList<QByteArray> takeWords(int argc, char **argv)
{
    QList<QByteArray> words;
    for (int at = 1; at < argc; ++at) {
        words.append(QByteArray(argv[at]));
        hidePassword(argv[at], words.last());
        hideOption(argv[at], words.last(), "sentinel-password=");
    }
    return words;
}

} // namespace app
