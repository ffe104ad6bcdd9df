"""A window of Taproom as assistive technology sees it, and the programs around it."""

import os
import re
import socket
import subprocess
import tempfile
import time

import pyatspi

LIMIT = 30.0  # seconds; only a failing test waits that long
ROLES = {
    "combo box": (pyatspi.ROLE_COMBO_BOX,),
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


def press_key(key):
    subprocess.run(["xdotool", "key", key], check=True, timeout=LIMIT)


def children(found):
    return [found.getChildAtIndex(index) for index in range(found.childCount)]


def selected(listed):
    chosen = [child.name for child in children(listed)
              if child.getState().contains(pyatspi.STATE_SELECTED)]
    return chosen[0] if chosen else None


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
            if limit > 0:
                print("\n".join(dump(self.application)))
            raise

    def showing(self, role, name):
        try:
            return self.find(role, name, limit=0)
        except Missing:
            return None

    def find_row(self, words):
        return wait_for(
            f"a row with '{words}'",
            lambda: [row for row in self.items("Messages") if words in row],
        )

    def find_words(self, words):
        """Anything visible whose name or description has these words."""

        def look():
            for found in descendants(self.application):
                if words in found.name or words in found.description:
                    if found.getState().contains(pyatspi.STATE_SHOWING):
                        return found
            return None

        try:
            return wait_for(f"the words '{words}'", look)
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
        wait_for(f"'{name}' to be open", lambda: field.getState().contains(pyatspi.STATE_ENABLED))
        field.queryEditableText().setTextContents(text)
        if field.getRole() == pyatspi.ROLE_PASSWORD_TEXT:  # tells nobody what it holds
            return
        wait_for(f"'{name}' to hold the text", lambda: field.queryText().getText(0, -1) == text)

    def description(self, role, name):
        return self.find(role, name).description

    def wait_for_description(self, role, name, words):
        return wait_for(
            f"'{words}' at {name}", lambda: words in self.description(role, name)
        )

    def choose(self, name, item):
        """Opens a combo box and goes to the item by the keyboard, as people do."""
        box = self.find("combo box", name)
        box.queryAction().doAction(0)
        listed = wait_for("the open list", lambda: self._shown_list(box))
        places = [child.name for child in children(listed)]
        assert item in places, f"{name} has only {places}"
        wait_for("a chosen item", lambda: selected(listed))
        while selected(listed) != item:
            before = selected(listed)
            press_key("Down" if places.index(before) < places.index(item) else "Up")
            wait_for("the next item", lambda: selected(listed) not in (before, None))
        press_key("Return")
        wait_for(f"{name} to be {item}", lambda: box.description == item)

    @staticmethod
    def _shown_list(box):
        state = box.getState()
        return box.getChildAtIndex(0) if state.contains(pyatspi.STATE_EXPANDED) else None

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


class Server:
    """A private redis-server that keeps its data when it is ended and started again."""

    def __init__(self, folder, *settings):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.folder = tempfile.mkdtemp(dir=folder)
        self.settings = settings
        self.start()

    def start(self):
        # It must not outlive this test, however that ends.
        self.process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", "redis-server", "--bind", "127.0.0.1",
             "--port", str(self.port), "--dir", self.folder, "--appendonly", "yes",
             "--appendfsync", "always", "--save", "", *self.settings],
            stdout=subprocess.DEVNULL,
        )
        wait_for("redis-server", lambda: "PONG" in redis_cli(self.port, "PING") or "NOAUTH" in redis_cli(self.port, "PING"))

    def kill(self):
        self.process.kill()
        self.process.wait()

    @property
    def url(self):
        return f"redis://127.0.0.1:{self.port}"


def redis_cli(port, *words):
    done = subprocess.run(
        ["redis-cli", "-p", str(port), *words], capture_output=True, text=True, timeout=LIMIT
    )
    return done.stdout.strip()


def processes_naming(text):
    """Ids of processes whose command line or working folder contains `text`, but for this one.

    redis-server writes over its command line; it works in its own folder.
    """
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit() and int(entry) != os.getpid():
            try:
                with open(f"/proc/{entry}/cmdline", "rb") as file:
                    words = file.read()
                if text.encode() in words or text in os.readlink(f"/proc/{entry}/cwd"):
                    found.append(int(entry))
            except OSError:
                pass
    return found
