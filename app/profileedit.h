#pragma once

#include "app/profilesecrets.h"
#include "app/settings.h"
#include "ui/widgets/serversettings.h"
#include "ui/windows/logindialog.h"

namespace app {

/// A profile as the dialog shows it, without passwords.
ui::ServerSettings toSettings(const Profile &profile);
/// What was chosen in the dialog; who signed in last is taken over from `before`.
Profile toProfile(const ui::ServerSettings &settings, const Profile &before);
/// The passwords that were typed in the dialog; where none was, that of `before`.
ServerSecrets toSecrets(const ui::ServerSettings &settings, const ServerSecrets &before);

/// `directory`, `acl` or `guest`, as profiles keep it.
QString toText(ui::SignInMethod method);
/// Nothing for any other text.
std::optional<ui::SignInMethod> parseMethod(const QString &text);
/// Which method the dialog shows first: the last one, else the directory where one is set up.
ui::SignInMethod firstMethod(const Profile &profile, bool hasAccounts);

} // namespace app
