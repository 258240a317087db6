#!/usr/bin/env bash
# Makes .venv and installs what the program and its tests need; `make` calls it when something
# it depends on has changed. PYTHON=python3.12 chooses another Python than python3.
set -euo pipefail
cd "$(dirname "$0")/.."

python="${PYTHON:-python3}"
say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

makes_environments() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }

# Newer Debians call some libraries name + "t64"; either counts. A Python that brings its own
# environments doesn't need the system's.
is_there() {
    local name
    if [ "$1" = python3-venv ] && makes_environments; then return 0; fi
    for name in "$1" "$1t64"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] && return 0
    done
    return 1
}

install_packages() {
    say "Installing system packages: $*"
    as_root apt-get update -qq || say "The package lists could not be renewed; trying with the old ones."
    # One name that this release doesn't know must not keep the others away.
    apt_install "$@" || for name in "$@"; do
        apt_install "$name" || say "Going on without $name."
    done
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

missing=()
if command -v dpkg-query >/dev/null; then
    while read -r name; do
        is_there "$name" || missing+=("$name")
    done < <(sed 's/#.*//' system-packages.txt | awk 'NF { print $1 }')
fi
if [ "${#missing[@]}" -gt 0 ]; then
    if may_install; then
        install_packages "${missing[@]}"
    else
        say "These system packages are missing; the window may not open without them. To install:"
        say "    sudo apt-get install ${missing[*]}"
    fi
fi

if ! command -v "$python" >/dev/null; then
    say "There is no $python. lyapp needs Python 3.11 or newer: https://www.python.org/downloads/"
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    say "lyapp needs Python 3.11 or newer; $python is $("$python" -V 2>&1 | cut -d' ' -f2)."
    say "If you have a newer one beside it, name it: make PYTHON=python3.12 ${1:-run}"
    exit 1
fi
if [ ! -x .venv/bin/python ] && ! makes_environments; then
    version="$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
    say "This Python can't make virtual environments. On Debian and Ubuntu:"
    say "    sudo apt-get install python${version}-venv"
    exit 1
fi

# A broken or foreign environment is made anew.
if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    say "Making .venv"
    "$python" -m venv --clear .venv
fi
say "Installing Python packages into .venv"
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
    --constraint constraints.txt --editable '.[dev]'
touch .venv/.ready
