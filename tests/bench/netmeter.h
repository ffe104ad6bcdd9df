#pragma once

#include <QList>
#include <QString>
#include <QtGlobal>

#include <optional>

/// What a client process of the network benchmarks tells its parent, line by line on standard output.
namespace bench {

/// What one client used for its work.
struct Usage {
    double cpuSeconds = 0; ///< user and system time between start() and finish()
    double wallSeconds = 0;
    double peakMegabytes = 0; ///< resident, 10⁶ bytes
    double medianMicroseconds = 0; ///< of the trips, where trips were measured
};

/// Measures in the client's process, so that server and publisher are not counted.
class Meter final {
public:
    /// The work begins; tells the parent that it may let messages come.
    void start();
    /// One trip of a message. Units: seconds.
    void addTrip(double seconds) { m_trips.append(seconds); }
    /// The work is done; tells the parent what it took.
    void finish();

private:
    double m_cpu = 0;
    double m_wall = 0;
    QList<double> m_trips;
};

/// What Meter::finish() wrote; nothing when the line is another.
std::optional<Usage> parseUsage(const QByteArray &line);

/// Units: seconds of the clock that never jumps.
double steadySeconds();

/// Keeps this process on one processor: clients on the last one, everybody else on the first, so that they
/// do not push each other away. Does nothing where there is only one.
enum class Side : quint8 { Client, Server };
void settleOn(Side side);

} // namespace bench
