"""Where things are: the shipped folders, and the user's own data, settings and logs.

`resources/` and `db/` are found the same way from a checkout, an installed wheel and a frozen
program. Everything the user owns lies under one home folder, which `--home` can redirect.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple


@cache
def _shipped(name: str) -> Path:
    here = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [here / "_shipped" / name, here.parent / name]
    if frozen is not None:
        candidates.insert(0, Path(frozen) / name)
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"lyapp was installed without its folder {name!r}")


def resources() -> Path:
    """The folder of icons, fonts, palettes, translations and help pages."""
    return _shipped("resources")


def database() -> Path:
    """The folder of migrations and programmes."""
    return _shipped("db")


def finding_pages() -> Path:
    """The folder of pages that explain what is noticed in a plan, a page a rule."""
    return _shipped("docs") / "findings"


class Home(NamedTuple):
    """The user's own folders. All lie under `root` when it was redirected."""

    data: Path
    settings: Path
    logs: Path

    @property
    def backups(self) -> Path:
        """Where verified copies of review files are kept, a folder a review."""
        return self.data / "backups"

    @property
    def settings_file(self) -> Path:
        """The window's settings."""
        return self.settings / "lyapp.ini"


def home(redirect: Path | None = None) -> Home:
    """The user's folders: the system's usual ones, or all under `redirect`."""
    if redirect is not None:
        root = redirect.expanduser().resolve()
        return Home(root / "data", root / "settings", root / "logs")
    import platformdirs

    dirs = platformdirs.PlatformDirs("lyapp", appauthor=False)
    return Home(dirs.user_data_path, dirs.user_config_path, dirs.user_log_path)


@cache
def user_name() -> str:
    """The name this person is signed in with; "" on a system without names for its users."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        # Neither in the environment nor in a list of users: some containers, and Windows without.
        return ""


def has_screen() -> bool:
    """True where a window can be opened: always on Windows and macOS, with a display elsewhere."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
