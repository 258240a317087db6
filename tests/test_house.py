"""The house stands: layers, lists that must agree, and no file grown too big."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
from importlinter.application.use_cases import read_user_options
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted((ROOT / "lyapp").rglob("*.py"))


def _project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_imports_point_one_way(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert read_user_options(str(ROOT / "pyproject.toml")).contracts_options
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_is_one_idea(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400, "what second idea has moved in?"
    assert not re.search(r"\bTODO\b|\bFIXME\b|raise NotImplementedError", text)


def test_every_dependency_is_pinned():
    pins = {
        re.split(r"[=;]", line)[0].strip().casefold().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    project = _project()["project"]
    for wanted in project["dependencies"] + project["optional-dependencies"]["dev"]:
        name = re.split(r"[<>=;]", wanted)[0].strip().casefold().replace("_", "-")
        assert name in pins, name


def test_shipped_folders_are_in_the_wheel():
    shipped = _project()["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    for folder in shipped:
        assert (ROOT / folder).is_dir()


def test_no_screen_knows_another():
    ui = ROOT / "lyapp/ui"
    screens = {path.parent.name for path in ui.glob("*/screen.py")}
    across = [
        f"{path.relative_to(ui)}: {node.module}"
        for own in screens
        for path in (ui / own).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("lyapp.ui.")
        and (node.module or "").split(".")[2] in screens - {own}
    ]
    assert screens
    assert across == []
