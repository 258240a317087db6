# Makes dist\lyapp with PyInstaller. Not tried yet: it needs Windows with Python 3.12 or newer.
# Then: iscc installer\windows\lyapp.iss
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")

py -3 -m venv build\freeze-tools
& build\freeze-tools\Scripts\python -m pip install --quiet --constraint constraints.txt . pyinstaller
& build\freeze-tools\Scripts\pyinstaller --noconfirm --distpath dist --workpath build\freeze installer\lyapp.spec
# Sign dist\lyapp\*.exe here, if you have a certificate.
& dist\lyapp\lyapp.exe --version
