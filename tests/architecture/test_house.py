"""Rules of the house that import contracts cannot say."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "desktop" / "hearsay"
NETWORK = {"socketserver", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "urllib3"}
QT_NETWORK = {"QtNetwork", "QtWebEngineCore", "QtWebEngineWidgets", "QtWebSockets"}
DRAWERS = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers"}
LONGEST_FILE = 600


MODULES = sorted(PACKAGE.rglob("*.py"))


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_module_keeps_the_rules(module: Path) -> None:
    text = module.read_text("utf-8")
    imported = set(_imported(ast.parse(text)))
    assert not imported & NETWORK, "nothing ever goes to a network"
    assert not any(part in QT_NETWORK for name in imported for part in name.split(".")), "no network through Qt either"
    assert module.stem not in DRAWERS, "a module is named for what it does"
    assert text.count("\n") <= LONGEST_FILE, "look for the second thing that lives there"
    assert ast.get_docstring(ast.parse(text)), "a module says what it is for"


def test_the_one_socket_is_the_display_check() -> None:
    """Asking whether a display answers takes a local socket; nothing else may open one."""
    users = {path.name for path in MODULES if "socket" in set(_imported(ast.parse(path.read_text("utf-8"))))}
    assert users == {"display_check.py"}
