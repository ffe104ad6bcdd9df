#!/bin/sh
# Runs a program on a private display with a private bus for screen readers: withbus.sh PROGRAM…
set -eu
runtime=$(mktemp -d)
# The server takes a display number that is free and says which; it does not start anew when the first
# client, the bus, has looked at it and gone.
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset 3>"$runtime/display" 2>"$runtime/log" &
server=$!
trap 'kill "$server" 2>/dev/null && wait "$server"; rm -rf "$runtime"' EXIT
# Only a whole line is the number.
until read -r number 2>/dev/null <"$runtime/display"; do
    kill -0 "$server" 2>/dev/null || { cat "$runtime/log" >&2; exit 1; }
    sleep 0.05
done
export XDG_RUNTIME_DIR="$runtime" DISPLAY=":$number"
export QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
# shellcheck disable=SC2016
dbus-run-session -- \
    sh -c '/usr/libexec/at-spi-bus-launcher --launch-immediately & exec "$@"' sh "$@"
