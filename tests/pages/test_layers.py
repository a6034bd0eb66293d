"""The three folders are the three layers: imports go strictly down, and each room keeps to its tools."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MODULES = [
    *ROOT.glob("*.py"),
    *(path for layer in ("pages", "queries", "data") for path in ROOT.glob(f"{layer}/**/*.py")),
]
LAYERS = ["data", "queries", "pages", "app"]


def imported(path):
    """The dotted names a module imports."""
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def relative(path):
    return path.relative_to(ROOT).as_posix()


def layer_of(name):
    first = name.split(".")[0].split("/")[0]
    return LAYERS.index(first) if first in LAYERS else None


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_imports_go_strictly_down(path):
    own = layer_of(relative(path).removesuffix(".py"))
    for name in imported(path):
        assert layer_of(name) is None or layer_of(name) <= own, name


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_only_pages_know_streamlit_and_builders_know_neither_it_nor_duckdb(path):
    roots = {name.split(".")[0] for name in imported(path)}
    if "streamlit" in roots:
        assert relative(path) == "app.py" or relative(path).startswith("pages/")
    if relative(path).startswith("pages/_output/"):
        assert not roots & {"streamlit", "duckdb"}


@pytest.mark.parametrize("path", [path for path in MODULES if relative(path).startswith("pages/")], ids=relative)
def test_no_page_imports_a_page(path):
    for name in imported(path):
        if name.startswith("pages."):
            assert name.split(".")[1] in ("_ui", "_output", "_wire"), name


def test_no_script_lies_directly_in_pages_but_the_frame():
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["frame.py"]


def test_no_year_is_compared_in_code():
    for path in [*MODULES, *ROOT.glob("queries/**/*.sql"), *ROOT.glob("data/migrations/*.sql")]:
        assert ">= 2023" not in path.read_text(encoding="utf-8"), path
