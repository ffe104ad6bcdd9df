"""What the window says and does when things are not as they should be."""

import http.server
import sys
import tempfile
import threading

from taproomwindow import Missing, Server, Window, press_key, redis_cli, wait_for


class Quiet(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass


def claim(text):
    print(f"- {text}", flush=True)


def open_login(program, folder, url):
    return Window(program, "--redis", url, "--data-dir", tempfile.mkdtemp(dir=folder))


def expect_refusal(program, folder, url, words):
    window = open_login(program, folder, url)
    try:
        window.fill("User name", "alice")
        window.press("Sign in")
        window.find_words(words)
        window.find("button", "Sign in")  # another try is possible
    finally:
        window.kill()


def refusals(program, folder):
    claim("nobody listens: a clear word, and another try")
    expect_refusal(program, folder, "redis://127.0.0.1:1", "Nothing answers at that address")

    claim("a web server is no Redis")
    web = http.server.HTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    url = f"redis://127.0.0.1:{web.server_address[1]}"
    expect_refusal(program, folder, url, "no Redis server")
    web.shutdown()

    claim("the server wants a password")
    server = Server(folder, "--requirepass", "right")
    expect_refusal(program, folder, server.url, "wants a password")
    server.kill()


def wrong_password(program, folder):
    claim("a wrong password is refused, and the right one then opens the window")
    server = Server(folder, "--user", "alice", "on", ">right", "~*", "&*", "+@all")
    window = open_login(program, folder, server.url)
    try:
        window.choose("Sign-in method", "Redis ACL user")
        window.fill("User name", "alice")
        window.fill("Password", "wrong")
        window.press("Sign in")
        window.find_words("does not know this name with this password")
        window.fill("Password", "right")
        window.press("Sign in")
        window.find("button", "Join channel")
    finally:
        window.kill()
        server.kill()


def refused_names(window):
    claim("names that no channel may have are refused where they are typed")
    window.press("Join channel")
    for name in ("taproom:live:x", "__keyspace@0__:x", "__sentinel__:hello", "x" * 129):
        window.fill("Channel name", name)
        hint = wait_for("a reason", lambda: window.description("text", "Channel name"))
        assert "Subscribes on the node" not in hint, f"{name} was not refused: {hint}"
    press_key("Escape")
    wait_for("the dialog's end", lambda: not window.showing("text", "Channel name"))


def strange_messages(window, server):
    claim("bytes that are no text are shown as bytes")
    redis_cli(server.port, "EVAL", "return redis.call('PUBLISH', 'general', 'a\\255\\254')", "0")
    window.find_row("61 ff fe")

    claim("a payload of 1 MiB is taken, and the window goes on")
    redis_cli(server.port, "EVAL", "return redis.call('PUBLISH', 'general', string.rep('x', 1048576))", "0")
    window.find_row("xxxx")
    window.say("after the big one")
    window.wait_for_message("alice", "after the big one")

    claim("a message over 64 KiB is not sent, and the limit is named")
    window.fill("Message", "y" * 65537)
    window.press("Send")
    window.find_words("64 KiB")
    window.say("short again")
    window.wait_for_message("alice", "short again")

    claim("markup and control characters of others are only text")
    redis_cli(server.port, "PUBLISH", "general", "<b>bold</b> & <img src=x>\x1b[2J")
    window.find_row("<b>bold</b> & <img src=x>")


def away_and_back(window, server):
    claim("the server goes away: the window says so and keeps what is written")
    server.kill()
    wait_for("another state", lambda: window.description("label", "Connection") != "Connected")
    window.say("written meanwhile")
    window.wait_for_message("alice", "written meanwhile")

    claim("it comes back: all is connected again, and what waited is stored once")
    server.start()
    window.wait_for_description("label", "Connection", "Connected")
    log = lambda: redis_cli(server.port, "XRANGE", "taproom:{general}:log", "-", "+")
    wait_for("the message in the log", lambda: "written meanwhile" in log())
    assert log().count("written meanwhile") == 1
    window.say("and on it goes")
    window.wait_for_message("alice", "and on it goes")


def main(program, folder):
    refusals(program, folder)
    wrong_password(program, folder)
    server = Server(folder)
    window = open_login(program, folder, server.url)
    try:
        window.fill("User name", "alice")
        window.press("Sign in")
        window.join("general")
        refused_names(window)
        strange_messages(window, server)
        away_and_back(window, server)
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
