#!/usr/bin/env bash
# insession.sh COMMAND…: runs it on a display with a window manager, session bus and accessibility
# bus of its own.
set -euo pipefail

folder=$(mktemp -d)
exec 9>"$folder/display"
Xvfb -displayfd 9 -screen 0 1600x1000x24 -noreset -nolisten tcp >/dev/null 2>"$folder/xvfb.log" &
xvfb=$!
trap 'kill "$xvfb" 2>/dev/null; wait "$xvfb" 2>/dev/null || true; rm -rf "$folder"' EXIT

# Xvfb writes the number of the display it found free when it takes connections.
until [ -s "$folder/display" ]; do
    kill -0 "$xvfb" || { cat "$folder/xvfb.log" >&2; exit 1; }
    sleep 0.02
done

mkdir -m 700 "$folder/run" "$folder/home"
DISPLAY=:$(cat "$folder/display")
export DISPLAY
export XDG_RUNTIME_DIR=$folder/run HOME=$folder/home
export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8
unset WAYLAND_DISPLAY XDG_CONFIG_HOME XDG_DATA_HOME

# Without one no window would ever have the keyboard.
openbox --sm-disable 2>/dev/null &
manager=$!
trap 'kill "$manager" "$xvfb" 2>/dev/null; wait "$manager" "$xvfb" 2>/dev/null || true; rm -rf "$folder"' EXIT
until xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; do
    kill -0 "$manager" || exit 1
    sleep 0.02
done

# shellcheck disable=SC2016 # the inner shell expands it
dbus-run-session -- sh -c '/usr/libexec/at-spi-bus-launcher --launch-immediately & exec "$@"' sh "$@"
