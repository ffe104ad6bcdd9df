#include "core/accounts/password.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

auto refused(const QString &why)
{
    return base::failure(base::ErrorKind::Input, u"PASSWORD"_s, why);
}

} // namespace

base::Result<Password> parsePassword(const base::Secret &typed)
{
    if (typed.isEmpty())
        return refused(u"a password is needed"_s);
    if (typed.reveal().size() > maxPasswordBytes)
        return refused(u"a password has at most 1024 bytes"_s);
    if (!typed.reveal().isValidUtf8())
        return refused(u"a password is text in UTF-8"_s);
    QString text = QString::fromUtf8(typed.reveal());
    const bool hasControl = std::any_of(text.cbegin(), text.cend(),
        [](QChar letter) { return letter.category() == QChar::Other_Control; });
    for (QChar &letter : text) {
        if (letter.category() == QChar::Separator_Space)
            letter = u' ';
    }
    QString composed = text.normalized(QString::NormalizationForm_C);
    Password password {base::Secret(QStringView(composed)), {}};
    if (password.text != typed)
        password.raw = typed;
    base::wipe(composed);
    base::wipe(text);
    if (hasControl)
        return refused(u"a password has no control characters"_s);
    return password;
}

} // namespace accounts
