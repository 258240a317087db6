#!/usr/bin/env bash
# Opens the window on the sample; without a screen, does the same job by the command line.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/lyapp --sample
fi
echo "There is no screen here, so the window stays closed; doing the same job by the command line."
echo
.venv/bin/lyapp --home out/home tour -o out
