#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>
#include <memory>

namespace app {

/// Turns SIGINT and SIGTERM into a signal of Qt, so that the program ends in order.
/// Thread: the program's main thread; one object at a time.
class SignalWatch final : public QObject {
    Q_OBJECT

public:
    explicit SignalWatch(QObject *parent = nullptr);
    ~SignalWatch() override;

signals:
    void asked();

private:
    std::array<int, 2> m_pipe {-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace app
