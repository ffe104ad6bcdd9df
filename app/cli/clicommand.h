#pragma once

#include <QObject>

namespace app::cli {

/// One command of the program without a window.
class CliCommand : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Ends in finished().
    virtual void start() = 0;

signals:
    void finished(int exitCode);
};

} // namespace app::cli
