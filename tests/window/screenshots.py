"""Takes the pictures of the README: first start, login and conversation, light, dark and in Chinese.

insession.sh /usr/bin/python3 -B screenshots.py TAPROOM FOLDER
"""

import os
import subprocess
import sys
import tempfile

from accounts import Dialog, choose_action, sign_in
from taproomwindow import Missing, Server, Window, press_key, redis_cli, wait_for


THEMES = {"light": 1, "dark": 2}
WORDS = {
    "en": {"join": "Join channel", "messages": "Messages", "message": "Message", "send": "Send"},
    "zh_CN": {"join": "加入频道", "messages": "消息", "message": "消息", "send": "发送"},
}


def prefer(folder, theme, language="en"):
    with open(os.path.join(folder, "settings.ini"), "w", encoding="utf-8") as file:
        file.write(f"[window]\ntheme={THEMES[theme]}\nlanguage={language}\n")


def picture(window, path):
    """Of the window as large as it is, once two pictures of it are alike."""

    def shoot():
        window_id = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(window.process.pid)],
            capture_output=True, text=True, check=True,
        ).stdout.split()[-1]
        subprocess.run(["import", "-window", window_id, "-strip", "PNG24:" + path], check=True)
        with open(path, "rb") as file:
            return file.read()

    before = [None]

    def is_still():
        last, before[0] = before[0], shoot()
        return last == before[0]

    wait_for("a still picture", is_still)
    print(path)


def first_run(program, folder, target):
    data = tempfile.mkdtemp(dir=folder)
    prefer(data, "light")
    window = Window(program, "--data-dir", data)
    try:
        window.find("button", "Try it")
        picture(window, os.path.join(target, "first-run.png"))
    finally:
        window.kill()


def login(program, folder, theme, target):
    server = Server(folder)
    data = tempfile.mkdtemp(dir=folder)
    prefer(data, theme)
    window = Window(program, "--redis", server.url, "--data-dir", data)
    try:
        window.fill("User name", "alice")
        picture(window, os.path.join(target, f"login-{theme}.png"))
    finally:
        window.kill()
        server.kill()


def conversation(program, folder, theme, target, language="en"):
    data = tempfile.mkdtemp(dir=folder)
    prefer(data, theme, language)
    alice = Window(program, "demo", "--user", "alice", "--data-dir", data)
    try:
        wait_for("the demo", lambda: os.path.exists(os.path.join(data, "demo", "state.json")))
        alice.find("button", WORDS[language]["join"])
        state = os.path.join(data, "demo", "state.json")
        port = int(open(state, encoding="utf-8").read().split('"port":')[1].split("}")[0])
        subprocess.run([program, "send", "--data-dir", data, "--user", "bob", "deploys",
                        "api 4.12.1 is queued"], check=True, stdout=subprocess.DEVNULL)
        redis_cli(port, "PUBLISH", "general", '{"service":"api","version":"4.12.1","status":"ok"}')
        wait_for("the row", lambda: [row for row in alice.items(WORDS[language]["messages"])
                                     if '"status":"ok"' in row])
        said = "There it is: published directly, and everybody sees it."
        alice.fill(WORDS[language]["message"], said)
        alice.press(WORDS[language]["send"])
        wait_for("it", lambda: [row for row in alice.items(WORDS[language]["messages"])
                                if row.endswith(said)])
        press_key("F9")
        name = theme if language == "en" else "zh"
        picture(alice, os.path.join(target, f"conversation-{name}.png"))
    finally:
        alice.kill()


def accounts(program, folder, target):
    """The dialogs about accounts; the first shows the folder of the data."""
    server = Server(folder)
    data = os.environ.get("TAPROOM_PICTURE_DATA") or tempfile.mkdtemp(dir=folder)
    prefer(data, "light")
    window = Window(program, "--redis", server.url, "--data-dir", data)
    try:
        window.choose("Sign-in method", "Account directory")
        window.press("Create account…")
        dialog = Dialog(window, "Create account")
        dialog.fill("User name", "alice")
        dialog.fill("New password", "correct horse")
        picture(window, os.path.join(target, "create-account.png"))
        dialog.fill("New password", "correct horse battery")
        dialog.fill("The same again", "correct horse battery")
        dialog.press("Create account")
        dialog.wait_until_gone()
        window.press("Server settings…")
        settings = Dialog(window, "Server settings")
        settings.press("Test connection")
        checkup = Dialog(window, "Test connection")
        checkup.says("some of it could be better")
        picture(window, os.path.join(target, "connection-test.png"))
        checkup.press("Close")
        checkup.wait_until_gone()
        window.choose("Accounts are in", "MySQL, MariaDB")
        for name, text in [("Database server", "db.example.com"), ("Database", "company"),
                           ("Database user", "taproom")]:
            settings.fill(name, text)
        picture(window, os.path.join(target, "server-settings.png"))
        settings.press("Cancel")
        settings.wait_until_gone()
        sign_in(window, "correct horse battery")
        window.find("button", "Join channel")
        choose_action(window, "Change password…")
        dialog = Dialog(window, "Change password")
        dialog.fill("Old password", "correct horse battery")
        dialog.fill("New password", "qwertzuiop")
        picture(window, os.path.join(target, "change-password.png"))
    finally:
        window.kill()
        server.kill()


def main(program, target):
    os.makedirs(target, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="taproom-window-") as folder:
        first_run(program, folder, target)
        accounts(program, folder, target)
        conversation(program, folder, "light", target, "zh_CN")
        for theme in THEMES:
            login(program, folder, theme, target)
            conversation(program, folder, theme, target)


if __name__ == "__main__":
    try:
        main(sys.argv[1], sys.argv[2])
    except Missing as failure:
        sys.exit(f"FAILED: {failure}")
