"""Accounts from outside: one is made, signs in, changes its password and signs out.

insession.sh /usr/bin/python3 -B accounts.py TAPROOM
"""

import os
import sys
import tempfile

from taproomwindow import Missing, ROLES, Server, Window, descendants, redis_cli, wait_for

FIRST = "correct horse battery"
SECOND = "paper clip under lamp"


class Dialog:
    """A dialog over a window of Taproom."""

    def __init__(self, window, name):
        self.window = window
        self.name = name
        self.root = wait_for(f"the dialog '{name}'", self._root)

    def _root(self):
        application = self.window.application
        for index in range(application.childCount):
            child = application.getChildAtIndex(index)
            if child is not None and child.name == self.name:
                return child
        return None

    def find(self, role, name):
        return wait_for(
            f"the {role} '{name}' in '{self.name}'",
            lambda: [found for found in descendants(self.root)
                     if found.name == name and found.getRole() in ROLES[role]],
        )[0]

    def fill(self, name, text):
        self.find("text", name).queryEditableText().setTextContents(text)

    def press(self, name):
        self.find("button", name).queryAction().doAction(0)

    def says(self, words):
        return wait_for(
            f"'{words}' in '{self.name}'",
            lambda: [found for found in descendants(self.root)
                     if words in found.name or words in found.description],
        )

    def wait_until_gone(self):
        wait_for(f"'{self.name}' to go", lambda: self._root() is None)


def choose_action(window, name):
    """An action of the menu, by the accessible object that stands for it."""
    action = wait_for(
        f"the action '{name}'",
        lambda: [found for found in descendants(window.application)
                 if found.name == name and found.getRoleName() == "menu item"],
    )[0]
    action.queryAction().doAction(0)


def sign_in(window, password):
    window.fill("Password", password)
    window.press("Sign in")


def check_servers(window, url):
    window.press("Server settings…")
    settings = Dialog(window, "Server settings")
    settings.press("Test connection")
    checkup = Dialog(window, "Test connection")
    checkup.says("some of it could be better")  # there is no replica
    for step in ["Redis", "Rights", "Login cache", "Account directory", "Account table"]:
        checkup.says(step)
    checkup.press("Close")
    checkup.wait_until_gone()
    settings.press("Cancel")
    settings.wait_until_gone()


def create_account(window):
    window.press("Create account…")
    dialog = Dialog(window, "Create account")
    dialog.fill("User name", "Alice")
    dialog.fill("New password", "alice1")
    dialog.says("Guessed at once")
    dialog.fill("New password", FIRST)
    dialog.says("Very hard to guess")
    dialog.fill("The same again", SECOND)
    dialog.press("Create account")
    dialog.says("differ")
    dialog.fill("The same again", FIRST)
    dialog.press("Create account")
    dialog.wait_until_gone()


def change_password(window):
    choose_action(window, "Change password…")
    dialog = Dialog(window, "Change password")
    dialog.fill("Old password", "wrong")
    dialog.fill("New password", SECOND)
    dialog.fill("The same again", SECOND)
    dialog.press("Change password")
    dialog.says("password is wrong")
    dialog.fill("Old password", FIRST)
    dialog.press("Change password")
    dialog.wait_until_gone()


def main(program):
    with tempfile.TemporaryDirectory(prefix="taproom-window-") as folder:
        server = Server(folder)
        data = os.path.join(folder, "data")
        window = Window(program, "--redis", server.url, "--data-dir", data)
        try:
            window.choose("Sign-in method", "Account directory")
            create_account(window)
            check_servers(window, server.url)
            sign_in(window, "wrong")
            window.find_words("The name or the password is wrong")
            sign_in(window, FIRST)
            window.find("button", "Join channel")
            wait_for("the cached sign-in", lambda: redis_cli(server.port, "EXISTS", "taproom:login:alice") == "1")
            change_password(window)
            wait_for("the cache to forget", lambda: redis_cli(server.port, "EXISTS", "taproom:login:alice") == "0")
            choose_action(window, "Sign out")
            sign_in(window, FIRST)
            window.find_words("The name or the password is wrong")
            sign_in(window, SECOND)
            window.find("button", "Join channel")
            choose_action(window, "Sign out everywhere…")
            Dialog(window, "Sign out everywhere").press("Sign out everywhere")
            window.find("button", "Sign in")
            server.kill()
            sign_in(window, SECOND)  # the directory alone
            window.find("button", "Join channel")
            window.find_words("Redis cannot be reached")
        finally:
            window.kill()
            server.kill()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Missing as failure:
        sys.exit(f"FAILED: {failure}")
