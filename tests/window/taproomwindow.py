"""A window of Taproom as assistive technology sees it, and the programs around it."""

import os
import re
import subprocess
import time

import pyatspi

LIMIT = 30.0  # seconds; only a failing test waits that long
ROLES = {
    "button": (pyatspi.ROLE_PUSH_BUTTON,),
    "dialog": (pyatspi.ROLE_DIALOG, pyatspi.ROLE_FRAME),
    "label": (pyatspi.ROLE_LABEL, pyatspi.ROLE_STATIC),
    "list": (pyatspi.ROLE_LIST, pyatspi.ROLE_TREE, pyatspi.ROLE_TABLE),
    "text": (pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY, pyatspi.ROLE_PASSWORD_TEXT),
}


class Missing(AssertionError):
    """What should have come has not."""


def wait_for(what, fact, limit=LIMIT):
    """Asks `fact` until it gives something true, and returns that."""
    end = time.monotonic() + limit
    while True:
        try:
            found = fact()
        except Exception as error:  # objects may vanish while they are looked at
            found, why = None, error
        else:
            why = None
        if found:
            return found
        if time.monotonic() > end:
            raise Missing(f"{what} did not come within {limit:g} s ({why or 'no error'})")
        time.sleep(0.02)


def descendants(root):
    """All accessible objects below `root`, nearest first; lists are not entered deeper than items."""
    queue = [root]
    while queue:
        here = queue.pop(0)
        for index in range(min(here.childCount, 500)):
            child = here.getChildAtIndex(index)
            if child is not None:
                yield child
                queue.append(child)


def dump(root, depth=0, lines=None):
    lines = [] if lines is None else lines
    lines.append("  " * depth + f"{root.getRoleName()}: {root.name!r} {root.description!r}")
    if depth < 12:
        for index in range(min(root.childCount, 40)):
            child = root.getChildAtIndex(index)
            if child is not None:
                dump(child, depth + 1, lines)
    return lines


class Window:
    """A running `taproom` with a window."""

    def __init__(self, program, *words):
        self.process = subprocess.Popen([program, *words])
        self.application = wait_for(f"the window of {words}", self._application)

    def _application(self):
        if self.process.poll() is not None:
            raise Missing(f"the program ended with {self.process.returncode}")
        desktop = pyatspi.Registry.getDesktop(0)
        for index in range(desktop.childCount):
            application = desktop.getChildAtIndex(index)
            if application is not None and application.get_process_id() == self.process.pid:
                return application if application.childCount > 0 else None
        return None

    def find(self, role, name, limit=LIMIT):
        """The visible object of that role and accessible name."""

        def look():
            for found in descendants(self.application):
                if found.name == name and found.getRole() in ROLES[role]:
                    if found.getState().contains(pyatspi.STATE_SHOWING):
                        return found
            return None

        try:
            return wait_for(f"the {role} '{name}'", look, limit)
        except Missing:
            print("\n".join(dump(self.application)))
            raise

    def press(self, name):
        """Presses a button as soon as it can be pressed."""
        button = self.find("button", name)
        wait_for(f"'{name}' to be enabled", lambda: button.getState().contains(pyatspi.STATE_ENABLED))
        button.queryAction().doAction(0)

    def fill(self, name, text):
        field = self.find("text", name)
        field.queryEditableText().setTextContents(text)
        wait_for(f"'{name}' to hold the text", lambda: field.queryText().getText(0, -1) == text)

    def number(self, name):
        """The plain number that a label has as its description."""
        return int(self.find("label", name).description)

    def wait_for_number(self, name, number):
        wait_for(f"{name} = {number}", lambda: self.number(name) == number)

    def items(self, name):
        found = self.find("list", name)
        return [
            child.name
            for child in (found.getChildAtIndex(index) for index in range(found.childCount))
            if child is not None
        ]

    def wait_for_message(self, sender, text):
        """A row of `Messages` is named SENDER, TIME: TEXT."""
        pattern = re.compile(rf"{re.escape(sender)}, .*: {re.escape(text)}$")
        return wait_for(
            f"'{text}' of {sender}",
            lambda: [row for row in self.items("Messages") if pattern.search(row)],
        )

    def join(self, channel):
        self.press("Join channel")
        self.fill("Channel name", channel)
        self.press("Join")
        wait_for(
            f"{channel} in the list",
            lambda: [row for row in self.items("Channels") if channel in row],
        )

    def say(self, text):
        self.fill("Message", text)
        self.press("Send")

    def close(self):
        """Ends the program as closing its window does."""
        self.process.terminate()
        self.process.wait(LIMIT)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


class Listener:
    """redis-cli, subscribed to a channel on one node."""

    def __init__(self, port, channel):
        self.lines = []
        self.process = subprocess.Popen(
            ["redis-cli", "-p", str(port), "SUBSCRIBE", channel], stdout=subprocess.PIPE
        )
        os.set_blocking(self.process.stdout.fileno(), False)
        self.wait_for("subscribe")

    def wait_for(self, text):
        def look():
            chunk = self.process.stdout.read()
            if chunk:
                self.lines += chunk.decode().splitlines()
            return [line for line in self.lines if text in line]

        return wait_for(f"'{text}' at the listener", look)

    def kill(self):
        self.process.kill()
        self.process.wait()


def redis_cli(port, *words):
    done = subprocess.run(
        ["redis-cli", "-p", str(port), *words], capture_output=True, text=True, timeout=LIMIT
    )
    return done.stdout.strip()


def processes_naming(text):
    """Ids of processes whose command line contains `text`, but for this one."""
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit() and int(entry) != os.getpid():
            try:
                with open(f"/proc/{entry}/cmdline", "rb") as file:
                    if text.encode() in file.read():
                        found.append(int(entry))
            except OSError:
                pass
    return found
