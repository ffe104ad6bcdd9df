#pragma once

#include "core/accounts/account.h"
#include "core/accounts/cacheentry.h"
#include "core/accounts/loginoutcome.h"
#include "core/accounts/passwordhash.h"
#include "core/accounts/username.h"
#include "core/base/result.h"

#include <chrono>
#include <optional>

namespace accounts {

/// What a sign-in does next.
enum class LoginStep : quint8 {
    ReserveTry, ///< count the try at the master and here; the master's version of the name
    ReadCache, ///< on the replica
    Verify, ///< the password against hashToVerify()
    ReadDirectory,
    UpgradeDirectory, ///< a new hash in the place of record().hash, if that is still there
    FillCache, ///< a new hash, as cacheEntry() says
    RefundTry,
    ForgetTries,
    Done, ///< outcome() is final
};

/// What is asked: who only wants to prove a password before it is changed asks the directory alone,
/// and leaves everything as it is.
enum class LoginScope : quint8 { CacheAndDirectory, DirectoryAlone };

/// How a sign-in decides where the profile has a say.
struct LoginPolicy {
    HashStrength strength;
    bool saysWhich = false; ///< unknown names are told apart from wrong passwords
    bool upgradesHashes = true;
    LoginScope scope = LoginScope::CacheAndDirectory;
};

/// The master's answer to a try.
struct TryGrant {
    std::chrono::milliseconds waitFor {0}; ///< zero: counted, go on
    QByteArray version; ///< of the name's cache entry
};

/// The directory's answer to a name.
struct DirectoryAnswer {
    std::optional<AccountRecord> record; ///< nothing: no such name
    /// Whether the column takes a new hash; when it does not, a legacy one stays.
    bool takesNewHash = false;
};

/// One sign-in as a stepper: throttle, cache, directory, verify, upgrade, fill the cache. It says
/// step(), the driver does that and reports with the one function that belongs to the step.
///
/// The promise: no answer In without a Verify that matched, whatever cache and throttle say.
/// Source: resources/docs/protocol.md, "Sign-in"
class LoginFlow final {
public:
    LoginFlow(UserName name, LoginPolicy policy);

    LoginStep step() const { return m_step; }

    /// ReserveTry: the master's grant, or why it could not be asked; then the local one counts.
    void reserved(const base::Result<TryGrant> &atMaster, std::chrono::milliseconds waitHere);
    /// ReadCache: an entry that cannot be read is none.
    void cacheRead(const base::Result<std::optional<CacheEntry>> &entry);
    void verified(const base::Result<bool> &match);
    void directoryRead(const base::Result<DirectoryAnswer> &answer);
    /// UpgradeDirectory: the new hash when it was taken, nothing when the row had changed.
    void upgraded(const base::Result<std::optional<base::Secret>> &newHash);
    /// FillCache, RefundTry, ForgetTries: whether they could does not change the answer.
    void finishedStep();

    const UserName &name() const { return m_name; }
    const base::Secret &hashToVerify() const { return m_hash; }
    const AccountRecord &record() const { return m_record; }
    /// What to cache, but for the hash and the time.
    CacheEntry cacheEntry() const;
    const base::Result<LoginOutcome> &outcome() const { return m_outcome; }

private:
    enum class Verifying : quint8 { Cached, Stored, Nobody };

    void answer(LoginAnswer answer, LoginSource source);
    void fail(const base::Error &error);
    void verifyStored(const AccountRecord &record);
    void verifyNobody();
    void cachedVerified(bool isMatch);
    void storedVerified(bool isMatch);
    void upgradeOrFill();
    void fillOrFinish();

    UserName m_name;
    LoginPolicy m_policy;
    LoginStep m_step = LoginStep::ReserveTry;
    Verifying m_verifying = Verifying::Cached;
    base::Secret m_hash;
    std::optional<QByteArray> m_version; ///< nothing while the master is away
    std::optional<CacheEntry> m_mismatched; ///< the entry that the password did not fit
    AccountRecord m_record;
    bool m_isKnown = false;
    bool m_takesNewHash = false;
    base::Result<LoginOutcome> m_outcome;
};

} // namespace accounts
