"""Where a frozen program begins; PyInstaller needs a script of its own."""

from __future__ import annotations

from lyapp.__main__ import main

if __name__ == "__main__":
    main()
