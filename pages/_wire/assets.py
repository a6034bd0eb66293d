"""The files of the installed frontend: what a page needs of them, by its own manifest, and what stands in for some."""

import hashlib
import json
import mimetypes
from functools import cache
from pathlib import Path
from typing import NamedTuple

from streamlit import file_util

from pages._wire.lean_charts import lean

FONTS = Path(__file__).parent / "fonts"  # smaller ones, made by tests/pages/wire/make_fonts.py
PICTURES = Path(__file__).parent.parent / "_ui" / "guide"  # of Panduan
COMPONENTS = "../lib/src/components/"
ENTRY = "index.html"
# What every page shows as soon as it stands, then what most show; charts apart, being the heaviest by far.
SOON = ("elements/Html/Html.tsx", "widgets/Selectbox/Selectbox.tsx", "widgets/DownloadButton/DownloadButton.tsx")
CHARTS = ("elements/PlotlyChart/PlotlyChart.tsx",)
# Fonts of every page: for words, for the sentence it opens with, for arrows.
FIRST_FONTS = ("SourceSansVF-Upright", "SourceSerifVariable-Roman", "MaterialSymbols-Rounded")
TEXT_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


class Asset(NamedTuple):
    """One file as it is sent: where it lies, its type, whether it is text that compresses."""

    path: Path
    media_type: str
    is_text: bool
    stands_in: bool = False  # a file of ours, for one of the framework or not, that may change under its address
    lean: bytes | None = None  # what is sent of the file, where that is not all of it

    def content(self) -> bytes:
        """What is sent, uncompressed."""
        return self.path.read_bytes() if self.lean is None else self.lean


@cache
def static_folder() -> Path:
    return Path(file_util.get_static_dir())


@cache
def assets() -> dict[str, Asset]:
    """Every file below static/ of the frontend by its address, such as '/static/js/index.DormvYxC.js', and PICTURES."""
    root = static_folder()
    found = (path for path in (root / "static").rglob("*") if path.is_file())
    pictures = {f"/gambar/{path.name}": Asset(path, "image/webp", False, True) for path in PICTURES.glob("*.webp")}
    return {f"/{path.relative_to(root).as_posix()}": _asset(path) for path in found} | pictures


def _asset(path: Path) -> Asset:
    if f"/{path.relative_to(static_folder()).as_posix()}" in chart_scripts():
        script = lean(path.read_text("utf-8"))
        return Asset(path, TEXT_TYPES[".js"], True, script is not None, script and script.encode())
    if path.suffix in TEXT_TYPES:
        return Asset(path, TEXT_TYPES[path.suffix], is_text=True)
    if path.suffix == ".woff2" and path.name.startswith(FIRST_FONTS):
        smaller = FONTS / name_of(path.read_bytes())
        if smaller.exists():
            return Asset(smaller, "font/woff2", is_text=False, stands_in=True)
    return Asset(path, mimetypes.guess_type(path.name)[0] or "application/octet-stream", is_text=False)


def name_of(font: bytes) -> str:
    """The name of the file in FONTS that stands in for a font of the framework, by the font's content."""
    return f"{hashlib.sha256(font).hexdigest()[:32]}.woff2"


@cache
def manifest() -> dict[str, dict]:
    """Which source became which file, and what it imports, as the frontend's build wrote it; {} where it did not."""
    path = static_folder() / "manifest.json"
    return json.loads(path.read_bytes()) if path.exists() else {}


def chunks_of(components: tuple[str, ...]) -> list[str]:
    """Addresses of the scripts that `components` need beyond those of the entry; a component not there has none."""
    known = _with_imports(ENTRY, {})
    for component in components:
        known = _with_imports(COMPONENTS + component, known)
    return [file for file in known.values() if file not in _with_imports(ENTRY, {}).values()]


@cache
def chart_scripts() -> set[str]:
    """Addresses of the scripts that hold Plotly."""
    return {f"/{manifest()[COMPONENTS + one]['file']}" for one in CHARTS if COMPONENTS + one in manifest()}


def entry_files() -> list[str]:
    """Addresses of the scripts that every page runs before anything shows."""
    return list(_with_imports(ENTRY, {}).values())


def _with_imports(source: str, known: dict[str, str]) -> dict[str, str]:
    """`known` with the file of `source` and of all it imports, in the order they are needed."""
    if source in known or source not in manifest():
        return known
    known = known | {source: f"/{manifest()[source]['file']}"}
    for other in manifest()[source].get("imports", ()):
        known = _with_imports(other, known)
    return known


def first_fonts() -> list[str]:
    """Addresses of FIRST_FONTS."""
    return [address for name in FIRST_FONTS for address in assets() if Path(address).name.startswith(f"{name}.")]
