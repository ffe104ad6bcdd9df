#include "ui/text/advicetext.h"

#include <QCoreApplication>

namespace ui {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ui::AdviceText", text);
}

constexpr int goodEnough = 3;

} // namespace

QString strengthText(int score)
{
    switch (score) {
    case 0:
        return words(QT_TRANSLATE_NOOP("ui::AdviceText", "Guessed at once"));
    case 1:
        return words(QT_TRANSLATE_NOOP("ui::AdviceText", "Easy to guess"));
    case 2:
        return words(QT_TRANSLATE_NOOP("ui::AdviceText", "Could be stronger"));
    case 3:
        return words(QT_TRANSLATE_NOOP("ui::AdviceText", "Hard to guess"));
    default:
        return words(QT_TRANSLATE_NOOP("ui::AdviceText", "Very hard to guess"));
    }
}

QString adviceText(const accounts::PasswordAdvice &advice)
{
    using accounts::PasswordWeakness;
    if (advice.score >= goodEnough)
        return {};
    switch (advice.weakness) {
    case PasswordWeakness::CommonWord:
        return words(QT_TRANSLATE_NOOP("ui::AdviceText",
            "It is made of a word that everybody tries first. Put words together that do not "
            "belong "
            "together."));
    case PasswordWeakness::OwnWord:
        return words(QT_TRANSLATE_NOOP("ui::AdviceText",
            "Your own name is the first thing that is tried. Leave it out."));
    case PasswordWeakness::Repeats:
        return words(QT_TRANSLATE_NOOP("ui::AdviceText",
            "It repeats itself. Something new helps more than the same again."));
    case PasswordWeakness::Sequence:
        return words(QT_TRANSLATE_NOOP("ui::AdviceText",
            "It is a sequence of letters or digits. Break it."));
    case PasswordWeakness::Keyboard:
        return words(QT_TRANSLATE_NOOP("ui::AdviceText",
            "Its letters stand in a row on the keyboard. Add words that do not."));
    case PasswordWeakness::Date:
        return words(QT_TRANSLATE_NOOP("ui::AdviceText",
            "Dates are soon found. Add words that have nothing to do with it."));
    case PasswordWeakness::Short:
    case PasswordWeakness::None:
        break;
    }
    return words(QT_TRANSLATE_NOOP("ui::AdviceText",
        "It is short. Four words that have nothing to do with each other are better."));
}

} // namespace ui
