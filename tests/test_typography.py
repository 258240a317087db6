"""Sentences that people read have typographic apostrophes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import lyapp

_HERE = Path(lyapp.__file__).parent
_STRAIGHT = re.compile(r"[A-Za-z}”]'(?:s|t|re|ve|ll|d|m)\b")
_CODE = re.compile(r"\b(?:SELECT|UPDATE|INSERT|DELETE|CREATE|CHECK)\b|\\b")


def sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The texts of a module without its docstrings and the texts that explain an attribute."""
    explained = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) not in explained and not _CODE.search(node.value):
            yield node.lineno, node.value


@pytest.mark.parametrize("folder", sorted(each.name for each in _HERE.iterdir() if each.is_dir()))
def test_apostrophes_are_typographic(folder: str) -> None:
    found = [
        f"{path.relative_to(_HERE)}:{line}: {text[:60]}"
        for path in (_HERE / folder).rglob("*.py")
        for line, text in sentences(ast.parse(path.read_text(encoding="utf-8")))
        if _STRAIGHT.search(text)
    ]
    assert found == []
