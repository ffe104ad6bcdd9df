#pragma once

#include "chatguest.h"
#include "tests/support/testchain.h"

#include <QMap>
#include <QRandomGenerator>
#include <QTimer>

#include <memory>
#include <vector>

namespace support {

/// Servers that fail, and people who chat on them all the while: a master, a replica, a replica of that
/// one, three Sentinels; two who write (and read), and one who reads and comes and goes.
class ChaosStage final : public QObject {
    Q_OBJECT

public:
    explicit ChaosStage(quint32 seed);
    ~ChaosStage() override;

    bool start();
    /// Does one thing wrong, chosen by the seed, and puts it right again after a while.
    void doHarm();
    /// Ends the writing, heals everything and waits until all is stored and read. False when it is not.
    bool settle();
    /// What is wrong at the end; empty when nothing is.
    QStringList faults() const;
    /// Numbers of what was done and what came of it, for people.
    QString report() const;

private:
    enum class Harm {
        CutSubscribers,
        CutReaders,
        CutWriters,
        CutReplicas,
        FullResync,
        HangReplica,
        HangMaster,
        OverflowBuffers,
        RestartReader,
        FailOver,
        LoseTail,
        Count
    };

    void write();
    void harm(Harm harm);
    void failOver(int unreplicatedMs);
    void hang(qint64 process, int forMs);
    void restartReader();
    /// The place of the node that is the master now.
    qsizetype masterPlace() const;
    QByteArray cli(qsizetype place, const QStringList &words) const;
    QList<QByteArray> logUids() const;
    QStringList faultsOf(const ChatGuest &guest, const QList<QByteArray> &log) const;
    std::unique_ptr<ChatGuest> makeGuest(const QByteArray &name) const;

    QRandomGenerator m_random;
    TestChain m_chain;
    std::vector<std::unique_ptr<ChatGuest>> m_guests;
    QTimer m_tick;
    int m_written = 0;
    int m_hung = 0; ///< nodes that hang just now
    QMap<QString, int> m_harms;
};

} // namespace support
