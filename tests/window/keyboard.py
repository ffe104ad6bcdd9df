"""A whole visit with the keyboard alone: sign in, join, write, search, switch, leave, sign out."""

import subprocess
import sys
import tempfile

import pyatspi

from taproomwindow import LIMIT, Missing, Server, Window, descendants, press_key, wait_for


def claim(text):
    print(f"- {text}", flush=True)


def type_text(text):
    subprocess.run(["xdotool", "type", "--delay", "5", text], check=True, timeout=LIMIT)


def focused(window):
    """The names of what has the keyboard; Qt counts the current row of every list among them."""
    return {found.name for found in descendants(window.application)
            if found.getState().contains(pyatspi.STATE_FOCUSED)}


def wait_for_focus(window, name):
    wait_for(f"the keyboard at '{name}'", lambda: name in focused(window))


def join(window, name):
    press_key("ctrl+j")
    wait_for_focus(window, "Channel name")
    type_text(name)
    press_key("Return")
    wait_for(f"{name} in the list", lambda: [row for row in window.items("Channels") if name in row])
    wait_for_focus(window, "Message")


def say(window, text):
    type_text(text)
    press_key("Return")
    window.wait_for_message("alice", text)


def search_here(window):
    claim("Ctrl+F finds within the channel, Escape goes back to writing")
    press_key("ctrl+f")
    wait_for_focus(window, "Search this channel")
    type_text("needle")
    window.find_words("1 of 2")
    press_key("Return")
    window.find_words("2 of 2")
    press_key("Return")
    window.find_words("1 of 2")
    type_text("x")
    window.find_words("Nothing found")
    press_key("Escape")
    wait_for_focus(window, "Message")


def search_everywhere(window):
    claim("Ctrl+Shift+F finds in all channels and opens the hit")
    press_key("ctrl+shift+f")
    wait_for_focus(window, "Search all channels")
    type_text("first needle")
    window.find_words("1 message")
    press_key("Return")
    wait_for_title(window, "general")


def wait_for_title(window, name):
    wait_for(f"{name} to be open", lambda: [
        found for found in descendants(window.application)
        if found.getRole() == pyatspi.ROLE_FRAME and name + " " in found.name])


def main(program, folder):
    server = Server(folder)
    window = Window(program, "--redis", server.url, "--data-dir", tempfile.mkdtemp(dir=folder))
    try:
        wait_for_focus(window, "User name")
        type_text("alice")
        press_key("Return")
        claim("signed in")
        window.find("button", "Join channel")
        join(window, "general")
        for text in ("first needle", "hay", "second needle"):
            say(window, text)
        claim("joined and wrote")
        search_here(window)
        join(window, "second")
        search_everywhere(window)
        claim("Ctrl+K goes to another channel")
        press_key("ctrl+k")
        wait_for_focus(window, "Go to a channel")
        type_text("sec")
        press_key("Return")
        wait_for_title(window, "second")
        claim("F6 goes round the parts of the window")
        for part in ("Channels", "Messages", "Message"):
            press_key("F6")
            wait_for_focus(window, part)
        claim("Ctrl+W leaves it")
        press_key("ctrl+w")
        window.wait_for_number("My subscriptions", 1)
        wait_for_title(window, "general")
        claim("signed out, and the next one can sign in")
        press_key("alt+c")
        press_key("s")
        window.find("button", "Sign in")
        wait_for("the channel's end", lambda: not window.showing("button", "Join channel"))
    finally:
        window.kill()
        server.kill()
    print("all claims hold")


if __name__ == "__main__":
    try:
        with tempfile.TemporaryDirectory(prefix="taproom-window-") as own:
            main(sys.argv[1], own)
    except (Missing, AssertionError) as failure:
        sys.exit(f"FAILED: {failure}")
