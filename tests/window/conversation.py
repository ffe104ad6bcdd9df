"""Two windows and a terminal talk through a real master, its replica and the replica's replica."""

import json
import os
import sys
import tempfile

from taproomwindow import Listener, Missing, Window, processes_naming, redis_cli, wait_for

CHANNEL = "general"


def claim(text):
    print(f"- {text}", flush=True)


def ports(folder):
    """Of master, replica and sub-replica, from the file that the demo leaves for scripts."""
    path = os.path.join(folder, "demo", "state.json")
    with open(path, encoding="utf-8") as file:
        return [server["port"] for server in json.load(file)["servers"]]


def talk(alice, bob, master, nodes):
    claim("what one writes the other sees")
    alice.say("hello bob")
    bob.wait_for_message("alice", "hello bob")
    bob.say("你好 alice")
    alice.wait_for_message("bob", "你好 alice")

    claim("a bare PUBLISH on the master appears in both")
    redis_cli(master, "PUBLISH", CHANNEL, "hi from the terminal")
    for window in (alice, bob):
        wait_for(
            "the terminal's message",
            lambda: [row for row in window.items("Messages") if row.endswith("hi from the terminal")],
        )

    claim("SUBSCRIBE on any of the three nodes sees what they send")
    listeners = [Listener(port, CHANNEL) for port in nodes]
    alice.say("to all nodes")
    for listener in listeners:
        listener.wait_for('"body":"to all nodes"')

    claim("subscribers of a channel are summed over the nodes")
    alice.wait_for_number("Subscribers", 2 + len(listeners))
    for listener in listeners:
        listener.kill()
    alice.wait_for_number("Subscribers", 2)


def count(alice, bob):
    claim("joining increases and leaving decreases the count that the server pushes")
    before = alice.number("My subscriptions")
    alice.join("second")
    alice.wait_for_number("My subscriptions", before + 1)
    alice.join("third")
    alice.wait_for_number("My subscriptions", before + 2)
    alice.press("Leave channel")
    alice.wait_for_number("My subscriptions", before + 1)

    claim("leaving all gives 0, and the other window keeps its own")
    alice.press("Leave all")
    alice.wait_for_number("My subscriptions", 0)
    assert bob.number("My subscriptions") >= 1


def main(program, folder):
    windows = []
    try:
        for user in ("alice", "bob"):
            windows.append(Window(program, "demo", "--user", user, "--data-dir", folder))
        alice, bob = windows
        for window in windows:
            window.find("list", "Channels")
        nodes = ports(folder)
        claim("both windows take part in one demo")
        for window in windows:
            if not [row for row in window.items("Channels") if CHANNEL in row]:
                window.join(CHANNEL)
        talk(alice, bob, nodes[0], nodes)
        count(alice, bob)
        claim("nothing is left running after the last window")
        alice.close()
        assert redis_cli(nodes[0], "PING") == "PONG", "bob's servers ended with alice's window"
        bob.close()
        wait_for("the servers' end", lambda: not processes_naming(folder))
    finally:
        for window in windows:
            window.kill()
    print("all claims hold")


if __name__ == "__main__":
    try:
        with tempfile.TemporaryDirectory(prefix="taproom-window-") as own:
            main(sys.argv[1], own)
    except (Missing, AssertionError) as failure:
        sys.exit(f"FAILED: {failure}")
