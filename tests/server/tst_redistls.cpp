#include "clientspy.h"
#include "tests/support/testserver.h"

#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace redis;
using namespace support;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Makes certificates with openssl in a folder of its own.
class CertificateMaker final {
public:
    QString path(const QString &name) const { return m_folder.filePath(name); }

    bool makeAuthority(const QString &name)
    {
        return run({u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s,
            u"30"_s, u"-subj"_s, u"/CN=%1"_s.arg(name), u"-keyout"_s, path(name + u".key"_s),
            u"-out"_s, path(name + u".pem"_s)});
    }

    /// `days` may be negative: expired already.
    bool makeServer(const QString &name, const QString &authority, const QString &alternativeName,
        int days = 30)
    {
        QFile extensions(path(name + u".ext"_s));
        if (!extensions.open(QIODevice::WriteOnly))
            return false;
        extensions.write("subjectAltName=" + alternativeName.toUtf8() + "\n");
        extensions.close();
        return run({u"req"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-subj"_s,
                   u"/CN=%1"_s.arg(name), u"-keyout"_s, path(name + u".key"_s), u"-out"_s,
                   path(name + u".csr"_s)})
            && run({u"x509"_s, u"-req"_s, u"-in"_s, path(name + u".csr"_s), u"-CA"_s,
                path(authority + u".pem"_s), u"-CAkey"_s, path(authority + u".key"_s),
                u"-CAcreateserial"_s, u"-days"_s, QString::number(days), u"-extfile"_s,
                path(name + u".ext"_s), u"-out"_s, path(name + u".pem"_s)});
    }

private:
    bool run(const QStringList &arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"openssl"_s, arguments);
        if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 30000))
            return false;
        if (process.exitCode() != 0)
            qWarning() << process.readAll();
        return process.exitCode() == 0;
    }

    QTemporaryDir m_folder;
};

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

class TestRedisTls : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(certificates.makeAuthority(u"ca"_s));
        QVERIFY(certificates.makeAuthority(u"stranger"_s));
        QVERIFY(certificates.makeServer(u"good"_s, u"ca"_s, u"IP:127.0.0.1,DNS:localhost"_s));
        QVERIFY(certificates.makeServer(u"named"_s, u"ca"_s, u"DNS:db1.example.org"_s));
        QVERIFY(certificates.makeServer(u"expired"_s, u"ca"_s, u"IP:127.0.0.1"_s, -1));
        QVERIFY(certificates.makeServer(u"client"_s, u"ca"_s, u"DNS:client"_s));
    }

    void lets_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("authority");
        QTest::addColumn<QString>("code");
        QTest::newRow("a right certificate in") << u"good"_s << u"ca"_s << u""_s;
        QTest::newRow("no wrong host name in") << u"named"_s << u"ca"_s << u"TLSNAME"_s;
        QTest::newRow("no expired certificate in") << u"expired"_s << u"ca"_s << u"TLSEXPIRED"_s;
        QTest::newRow("no unknown authority in") << u"good"_s << u"stranger"_s << u"TLSCA"_s;
        QTest::newRow("nothing in without the system's trust") << u"good"_s << u""_s << u"TLSCA"_s;
    }
    void lets()
    {
        QFETCH(QString, server);
        QFETCH(QString, authority);
        QFETCH(QString, code);
        const quint16 port = freePort();
        TestServer redis(tlsLines(port, server, "no"));
        QVERIFY(redis.start());
        QString url = u"rediss://127.0.0.1:%1"_s.arg(port);
        if (!authority.isEmpty())
            url += u"?ca="_s + certificates.path(authority + u".pem"_s);
        ClientSpy spy(url);
        if (code.isEmpty()) {
            QTRY_VERIFY(spy.view().isReady());
            spy.client().subscribe(SubscriptionKind::Channel, "a");
            QTRY_COMPARE(spy.log, QByteArrayList {"+a 1"});
            const QByteArray large(300000, 'x');
            spy.ask(Target::Master, {"PUBLISH", "a", large});
            QTRY_COMPARE(spy.log.size(), 2);
            QCOMPARE(spy.log.last().size(), large.size() + 2);
            return;
        }
        QTRY_COMPARE(spy.view().writing.state, LinkState::Stopped);
        QCOMPARE(spy.view().writing.error->code, code);
        QVERIFY(spy.view().writing.error->detail.contains(u"127.0.0.1"_s));
    }

    void showsItsOwnCertificate()
    {
        const quint16 port = freePort();
        TestServer redis(tlsLines(port, u"good"_s, "yes"));
        QVERIFY(redis.start());
        const QString url = u"rediss://localhost:%1?ca=%2&cert=%3&key=%4"_s.arg(port).arg(
            certificates.path(u"ca.pem"_s), certificates.path(u"client.pem"_s),
            certificates.path(u"client.key"_s));
        ClientSpy spy(url);
        QTRY_VERIFY(spy.view().isReady());
        ClientSpy without(
            u"rediss://localhost:%1?ca=%2"_s.arg(port).arg(certificates.path(u"ca.pem"_s)));
        QTRY_VERIFY(without.view().writing.error.has_value());
        QVERIFY(!without.view().isReady());
    }

    void saysWhichFileIsWrong()
    {
        ClientSpy missing(u"rediss://127.0.0.1:1?ca=/no/such/file.pem"_s);
        QTRY_COMPARE(missing.view().writing.state, LinkState::Stopped);
        QCOMPARE(missing.view().writing.error->code, u"TLSFILE"_s);
        QVERIFY(missing.view().writing.error->detail.contains(u"/no/such/file.pem"_s));
        ClientSpy noKey(
            u"rediss://127.0.0.1:1?cert=%1&key=%1"_s.arg(certificates.path(u"client.pem"_s)));
        QTRY_COMPARE(noKey.view().writing.state, LinkState::Stopped);
        QCOMPARE(noKey.view().writing.error->code, u"TLSFILE"_s);
    }

    void failsAtAServerWithoutTls()
    {
        TestServer redis;
        QVERIFY(redis.start());
        ClientSpy spy(u"rediss://127.0.0.1:%1"_s.arg(redis.port()));
        QTRY_VERIFY(spy.view().writing.error.has_value());
        QVERIFY(!spy.view().isReady());
    }

private:
    QList<QByteArray> tlsLines(quint16 port, const QString &name, const QByteArray &clients) const
    {
        return {"tls-port " + QByteArray::number(port),
            "tls-cert-file " + certificates.path(name + u".pem"_s).toUtf8(),
            "tls-key-file " + certificates.path(name + u".key"_s).toUtf8(),
            "tls-ca-cert-file " + certificates.path(u"ca.pem"_s).toUtf8(),
            "tls-auth-clients " + clients};
    }

    CertificateMaker certificates;
};

QTEST_GUILESS_MAIN(TestRedisTls)
#include "tst_redistls.moc"
