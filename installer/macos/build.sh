#!/usr/bin/env bash
# Makes dist/lyapp.app and dist/lyapp.dmg. Not tried yet: it needs a Mac with Python 3.12 or newer.
set -euo pipefail
cd "$(dirname "$0")/../.."

python3 -m venv build/freeze-tools
build/freeze-tools/bin/pip install --quiet --constraint constraints.txt . pyinstaller
build/freeze-tools/bin/pyinstaller --noconfirm --distpath dist --workpath build/freeze installer/lyapp.spec
# Sign and notarise dist/lyapp.app here, if you have a certificate.
dist/lyapp/lyapp --version
hdiutil create -volname lyapp -srcfolder dist/lyapp.app -ov -format UDZO dist/lyapp.dmg
