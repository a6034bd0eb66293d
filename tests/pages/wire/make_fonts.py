"""Write pages/_wire/fonts anew from the installed Streamlit: python -m tests.pages.wire.make_fonts (needs fonttools).

What a page of the app shows, out of fonts made for every language and every icon: Latin letters, signs, arrows and
marks; the icons the frontend names. A file is called by the sha256 of the font it stands for, so that with another
Streamlit the original is served until this has run again.
"""

import re
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from streamlit import file_util

from pages._wire.assets import FONTS, name_of

STATIC = Path(file_util.get_static_dir())
PAGES = Path(__file__).parent.parent.parent.parent / "pages"
# Latin with its supplements, punctuation, currencies, arrows, mathematics, marks such as ▲ ● ◆, ticks.
SIGNS = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2000, 0x2070), *range(0x20A0, 0x20C0), *range(0x2190, 0x2300),
    *range(0x25A0, 0x2600), 0x2713, 0x2717,
]  # fmt: skip
FEATURES = ["kern", "mark", "mkmk", "liga", "locl", "ccmp", "tnum", "lnum", "pnum", "rvrn", "rlig", "calt"]
ICON = re.compile(r":material/([a-z0-9_]+)")


def main() -> None:
    """Replace every file of FONTS."""
    for old in FONTS.glob("*.woff2"):
        old.unlink()
    write("SourceSansVF-Upright", latin, "RB Sans")
    write("SourceSerifVariable-Roman", lambda font: instancer.instantiateVariableFont(latin(font), SERIF), "RB Serif")
    write("MaterialSymbols-Rounded", icons)


SERIF = {"wght": 600, "opsz": 28}  # that of the sentence a page opens with


def write(begins: str, cut, own_name: str | None = None) -> None:
    """Cut the installed font whose name `begins` so; a changed Source font may not bear its name (OFL, section 3)."""
    (source,) = STATIC.glob(f"static/media/{begins}.*woff2")
    font = cut(TTFont(source))
    if own_name:
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6, 16, 25):
                record.string = own_name if record.nameID in (1, 4, 16) else own_name.replace(" ", "")
    font.flavor = "woff2"
    target = FONTS / name_of(source.read_bytes())
    font.save(target)
    print(f"{source.name}: {source.stat().st_size} -> {target.stat().st_size} bytes")


def latin(font: TTFont) -> TTFont:
    """Only SIGNS."""
    return _keep(font, SIGNS)


def icons(font: TTFont) -> TTFont:
    """Only the icons the frontend or a page names; an icon is a ligature of the letters of its name."""
    wanted, glyph_of = icon_names(), font.getBestCmap()
    found = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for first, ligatures in getattr(table, "ligatures", {}).items():
                found |= {(first, *one.Component): one.LigGlyph for one in ligatures}
    spelled = {name: tuple(glyph_of[ord(letter)] for letter in name) for name in wanted}
    glyphs = [found[letters] for letters in spelled.values() if letters in found]
    letters = sorted({ord(letter) for name in wanted for letter in name})
    return _keep(font, letters, glyphs=glyphs, layout_closure=False)


def icon_names() -> set[str]:
    """The icons that the installed frontend and our pages name."""
    files = [*STATIC.glob("static/js/*.js"), *PAGES.rglob("*.py")]
    return {name for path in files for name in ICON.findall(path.read_text(encoding="utf-8"))}


def _keep(font: TTFont, signs: list[int], glyphs=(), **settings) -> TTFont:
    options = subset.Options(layout_features=FEATURES, name_IDs=["*"], hinting=False, **settings)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=signs, glyphs=glyphs)
    cutter.subset(font)
    return font


if __name__ == "__main__":
    main()
