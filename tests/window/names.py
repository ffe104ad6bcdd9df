"""Every control that is shown has a name for those who do not see it, in every window and dialog."""

import sys
import tempfile

import pyatspi

from taproomwindow import Missing, Server, Window, press_key, wait_for

CONTROLS = {
    pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_CHECK_BOX,
    pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY,
    pyatspi.ROLE_PASSWORD_TEXT, pyatspi.ROLE_SPIN_BUTTON, pyatspi.ROLE_SLIDER, pyatspi.ROLE_LINK,
    pyatspi.ROLE_LIST, pyatspi.ROLE_LIST_ITEM, pyatspi.ROLE_TREE, pyatspi.ROLE_TABLE,
    pyatspi.ROLE_MENU, pyatspi.ROLE_MENU_ITEM, pyatspi.ROLE_CHECK_MENU_ITEM, pyatspi.ROLE_PAGE_TAB,
}
EDITED_IN_A_LIST = {pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_SPIN_BUTTON}  # what is inside is theirs


def claim(text):
    print(f"- {text}", flush=True)


def shown(root, path=()):
    """Every object that is shown, with the way to it."""
    for index in range(min(root.childCount, 300)):
        child = root.getChildAtIndex(index)
        if child is None or not child.getState().contains(pyatspi.STATE_SHOWING):
            continue
        here = path + (f"{child.getRoleName()} '{child.name}'",)
        yield child, here
        if child.getRole() not in EDITED_IN_A_LIST:
            yield from shown(child, here)


def check(window, place, least):
    """All controls have names; there are at least so many, or nothing was looked at."""
    seen = list(shown(window.application))
    controls = [(found, path) for found, path in seen
                if found.getRole() in CONTROLS or len(path) == 1]
    nameless = [" / ".join(path) for found, path in controls if not found.name.strip()]
    assert not nameless, f"{place}: no name at\n  " + "\n  ".join(nameless)
    assert len(controls) >= least, f"{place}: only {len(controls)} controls were found"
    claim(f"{place}: {len(controls)} controls have names")


def check_dialog(window, keys, title):
    press_key(keys)
    window.find("dialog", title)
    check(window, title, 3)
    press_key("Escape")
    wait_for(f"the end of {title}", lambda: not window.showing("dialog", title))


def main(program, folder):
    first = Window(program, "--data-dir", tempfile.mkdtemp(dir=folder))
    try:
        first.find("button", "Try it")
        check(first, "first start", 4)
    finally:
        first.kill()
    server = Server(folder)
    window = Window(program, "--redis", server.url, "--data-dir", tempfile.mkdtemp(dir=folder))
    try:
        window.find("button", "Sign in")
        check(window, "sign in", 6)
        window.fill("User name", "alice")
        window.press("Sign in")
        window.find("button", "Join channel")
        check(window, "no channel", 8)
        window.join("general")
        window.say("hello")
        window.wait_for_message("alice", "hello")
        check(window, "conversation", 12)
        check_dialog(window, "ctrl+j", "Join a channel")
        check_dialog(window, "ctrl+b", "Browse channels")
        check_dialog(window, "ctrl+k", "Go to a channel")
        check_dialog(window, "ctrl+shift+f", "Search all channels")
        check_dialog(window, "ctrl+comma", "Preferences")
        check_dialog(window, "F1", "Shortcuts")
        press_key("F9")
        window.find("button", "Close the server panel")
        check(window, "server panel", 20)
        press_key("F9")
        press_key("ctrl+f")
        window.find("text", "Search this channel")
        check(window, "search line", 14)
        press_key("Escape")
        window.close()
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
