#include "ui/text/timetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

constexpr std::chrono::milliseconds endOfCalendar {253402300800000}; // the year 10000

bool isInCalendar(std::chrono::milliseconds at)
{
    return at.count() >= 0 && at < endOfCalendar;
}

QDateTime localTime(std::chrono::milliseconds at)
{
    return QDateTime::fromMSecsSinceEpoch(at.count());
}

} // namespace

QString timeText(std::chrono::milliseconds at)
{
    if (!isInCalendar(at))
        return u"--:--"_s;
    const QTime time = localTime(at).time();
    QString text(5, u':');
    const auto put = [&text](qsizetype place, int number) {
        text[place] = QChar(char16_t(u'0' + number / 10));
        text[place + 1] = QChar(char16_t(u'0' + number % 10));
    };
    put(0, time.hour());
    put(3, time.minute());
    return text;
}

QDate dayOf(std::chrono::milliseconds at)
{
    return isInCalendar(at) ? localTime(at).date() : QDate();
}

QString dayText(const QDate &day, const QDate &today)
{
    if (!day.isValid())
        return Words::tr("Unknown day");
    //: A day as a date pattern of QLocale::toString()
    const QString thisYear = Words::tr("dddd, d MMMM");
    //: A day of another year as a date pattern of QLocale::toString()
    const QString otherYear = Words::tr("dddd, d MMMM yyyy");
    return QLocale().toString(day, day.year() == today.year() ? thisYear : otherYear);
}

QString fullTimeText(std::chrono::milliseconds at)
{
    if (!isInCalendar(at))
        return Words::tr("Unknown time");
    const QDateTime time = localTime(at);
    const QString day = dayText(time.date(), {});
    return day + u", "_s + time.time().toString(u"HH:mm:ss"_s);
}

QString durationText(std::chrono::milliseconds duration)
{
    using namespace std::chrono;
    if (duration < seconds(1))
        return Words::tr("%1 s").arg(double(duration.count() / 100) / 10.0, 0, 'f', 1);
    if (duration < minutes(1))
        return Words::tr("%1 s").arg(duration_cast<seconds>(duration).count());
    if (duration < hours(1))
        return Words::tr("%1 min").arg(duration_cast<minutes>(duration).count());
    if (duration < hours(48))
        return Words::tr("%1 h").arg(duration_cast<hours>(duration).count());
    const auto days = int(std::min<qint64>(duration / hours(24), 1'000'000));
    return Words::tr("%n day(s)", nullptr, days);
}

} // namespace ui
