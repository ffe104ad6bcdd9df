#include "tests/bench/netmeter.h"

#include <QByteArray>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <sched.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

namespace bench {

namespace {

double seconds(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) * 1e-6;
}

double cpuSeconds()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// getrusage() would count what the parent had when it forked as well.
double peakMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmHWM:");
    return at < 0 ? 0 : std::atof(text.constData() + at + qstrlen("VmHWM:")) * 1.024e-3;
}

} // namespace

double steadySeconds()
{
    timespec time {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

void Meter::start()
{
    std::printf("ready\n");
    std::fflush(stdout);
    m_cpu = cpuSeconds();
    m_wall = steadySeconds();
}

void Meter::finish()
{
    const double cpu = cpuSeconds() - m_cpu;
    const double wall = steadySeconds() - m_wall;
    const auto middle = m_trips.begin() + m_trips.size() / 2;
    std::nth_element(m_trips.begin(), middle, m_trips.end());
    const double median = m_trips.isEmpty() ? 0 : *middle;
    std::printf("usage %.6f %.6f %.3f %.3f\n", cpu, wall, peakMegabytes(), median * 1e6);
    std::fflush(stdout);
}

std::optional<Usage> parseUsage(const QByteArray &line)
{
    Usage usage;
    if (std::sscanf(line.constData(), "usage %lf %lf %lf %lf", &usage.cpuSeconds,
            &usage.wallSeconds, &usage.peakMegabytes, &usage.medianMicroseconds)
        != 4)
        return std::nullopt;
    return usage;
}

void settleOn(Side side)
{
    const long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (processors < 2)
        return;
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(side == Side::Client ? std::size_t(processors - 1) : 0, &set);
    sched_setaffinity(0, sizeof set, &set);
}

} // namespace bench
