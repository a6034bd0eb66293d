"""The frontend's files on the wire: compressed, conditional, kept for good; what is loaded early, and smaller fonts."""

import asyncio
import gzip
import os
import re
import threading
from pathlib import Path

import brotli
import pytest
from fontTools.ttLib import TTFont
from starlette.responses import PlainTextResponse

from pages._output.palette import DARK, LIGHT
from pages._wire import assets, packing
from pages._wire.files import FOR_GOOD, STANDING_IN, FrontendFiles, best_coding, is_known
from pages._wire.page import build_page
from tests.pages.wire.make_fonts import SIGNS, icon_names

INDEX = (assets.static_folder() / "index.html").read_bytes()
SCRIPT = assets.chunks_of(("elements/Html/Html.tsx",))[0]
CONTENT = assets.assets()[SCRIPT].path.read_bytes()


@pytest.fixture
def packer(tmp_path):
    return packing.Packer(lambda: tmp_path / "kemasan")


@pytest.fixture
def ask(packer):
    """A function that asks for a path as a browser does: status, headers and body."""

    def answer(path=SCRIPT, method="GET", **headers):
        sent = []

        async def send(message):
            sent.append(message)

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "method": method, "path": path, "headers": given}
        asyncio.run(FrontendFiles(PlainTextResponse("another"), packer)(scope, receive, send))
        body = b"".join(message.get("body", b"") for message in sent)
        return sent[0]["status"], {name.decode(): value.decode() for name, value in sent[0]["headers"]}, body

    return answer


@pytest.mark.parametrize(
    ("accepted", "coding", "unpack"),
    [("gzip, deflate, br, zstd", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress)],
)
def test_a_script_is_sent_as_small_as_the_browser_takes_it(ask, accepted, coding, unpack):
    status, headers, body = ask(accept_encoding=accepted)
    assert status == 200 and unpack(body) == CONTENT
    assert headers["content-encoding"] == coding and headers["content-length"] == str(len(body))
    assert headers["cache-control"] == FOR_GOOD and headers["vary"] == "Accept-Encoding"
    assert headers["content-type"] == "text/javascript; charset=utf-8"


def test_head_says_the_same_without_the_body(ask):
    _status, headers, body = ask(accept_encoding="br")
    status, told, nothing = ask(method="HEAD", accept_encoding="br")
    assert (status, told, nothing) == (200, headers, b"") and len(body) > 0


def test_a_script_the_browser_has_is_not_sent_again(ask):
    tag = ask(accept_encoding="br")[1]["etag"]
    for coding in ("br", "gzip"):
        status, headers, body = ask(accept_encoding=coding, if_none_match=f'"other", {tag}')
        assert (status, headers["etag"], body) == (304, tag, b"")
    assert ask(accept_encoding="br", if_none_match='"other"')[0] == 200


@pytest.mark.parametrize(("given", "known"), [('W/"a"', True), ('"a"', True), ("*", True), ('"b"', False), ("", False)])
def test_a_tag_is_known_weak_or_strong(given, known):
    assert is_known(given, 'W/"a"') is known


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        (SCRIPT, "GET", {"range": "bytes=0-9", "accept_encoding": "br"}),
        (SCRIPT, "GET", {}), (SCRIPT, "POST", {}), ("/", "GET", {}), ("/static/js/x.js", "GET", {}),
        ("/static/../app.py", "GET", {}), ("/static/js/../../index.html", "GET", {}),
    ],
)  # fmt: skip
def test_parts_files_as_they_are_and_everything_else_are_left_to_the_framework(ask, path, method, headers):
    assert ask(path, method, **headers)[2] == b"another"


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("br;q=0, gzip", "gzip"), ("br;q=0.1, gzip;q=1", "br"), ("identity", None), ("*", "br"), ("gzip;q=0", None),
        ("GZIP", "gzip"), ("deflate, zstd", None), ("br;q=0,*;q=0", None),
    ],
)  # fmt: skip
def test_a_coding_the_browser_refuses_is_not_used(accepted, coding):
    assert best_coding(accepted) == coding


def test_what_was_packed_best_is_served_and_found_again_by_the_next_start(ask, packer):
    quick = ask(accept_encoding="br")[2]
    assert list(packer.pack_best([SCRIPT])) == [SCRIPT]
    best = ask(accept_encoding="br")[2]
    assert len(best) < len(quick) and brotli.decompress(best) == CONTENT
    assert packing.Packer(packer.folder).packed_body(SCRIPT, "br") == best


def test_a_damaged_or_foreign_packed_file_is_never_served(packer):
    list(packer.pack_best([SCRIPT]))
    (kept,) = packer.folder().glob("*.br")
    for content in (b"", b"x" * 50, brotli.compress(b"alert(1)")):
        kept.write_bytes(content)
        body = packing.Packer(packer.folder).packed_body(SCRIPT, "br")
        assert brotli.decompress(body) == CONTENT


def test_packed_files_of_another_streamlit_are_removed(packer):
    packer.folder().mkdir()
    stale = packer.folder() / "0123.br"
    stale.write_bytes(b"old")
    list(packer.pack_best([SCRIPT]))
    assert not stale.exists() and len(list(packer.folder().iterdir())) == 1


@pytest.mark.skipif(os.name == "nt", reason="a folder that cannot be written is made with POSIX rights or files")
def test_a_folder_that_cannot_be_written_leaves_the_quick_ones(packer, tmp_path):
    packer.folder().write_bytes(b"a file stands in the way")
    packer.pack_in_background(threading.Event(), 0).join(60)
    assert brotli.decompress(packer.packed_body(SCRIPT, "br")) == CONTENT


def test_the_manifest_of_the_installed_frontend_names_every_component_a_page_needs():
    known = assets.manifest()
    assert {assets.COMPONENTS + name for name in assets.SOON + assets.CHARTS} <= known.keys()
    assert all(f"/{known[assets.COMPONENTS + name]['file']}" in assets.assets() for name in assets.SOON)
    (largest, *_rest) = assets.chunks_of(assets.CHARTS)
    assert "PlotlyChart" in largest and len(assets.first_fonts()) == len(assets.FIRST_FONTS)


def test_the_page_asks_early_for_files_that_are_there_each_once():
    for has_charts in (True, False):
        page = build_page(INDEX, has_charts).decode()
        links = re.findall(r'<link[^>]*rel="(?:preload|modulepreload|rb-later)"[^>]*>', page)
        wanted = [re.search('href="\\.([^"]+)"', link)[1] for link in links]
        wanted += re.findall(r'<link\s+rel="preload"\s+href="\.([^"]+)"', INDEX.decode())
        assert set(wanted) <= assets.assets().keys()
        assert {SCRIPT, *assets.first_fonts()} <= set(wanted)
        assert sum("PlotlyChart" in one for one in wanted) == has_charts
        assert len(links) == len(set(links))


def test_the_outline_of_a_page_runs_nothing_and_comes_from_here():
    outline = build_page(INDEX).decode().partition('<div class="rb-waiting"')[2].partition("</main>")[0]
    assert "RB Provinsi" in outline and "<script" not in outline and "url(" not in outline and "http" not in outline


def test_the_colours_of_both_themes_stand_before_anything_is_shown():
    head = build_page(INDEX).decode().partition("</head>")[0]
    light, dark = head.split("@media(prefers-color-scheme:dark)")
    assert f"--rb-kita:{LIGHT.kita};" in light and f"--rb-kita:{DARK.kita};" in dark
    assert light.count("--rb-") == dark.count("--rb-") == len(LIGHT)


def test_the_smaller_fonts_stand_in_for_those_of_the_installed_frontend():
    for address in assets.first_fonts():
        asset = assets.assets()[address]
        assert asset.stands_in, f"{address} changed: python -m tests.pages.wire.make_fonts"
        original = assets.static_folder() / address[1:]
        assert asset.path.stat().st_size < original.stat().st_size / 4


def test_a_font_that_stands_in_is_asked_for_again_after_a_day(ask):
    status, headers, body = ask(assets.first_fonts()[0])
    assert status == 200 and headers["cache-control"] == STANDING_IN and headers["content-type"] == "font/woff2"
    assert body == assets.assets()[assets.first_fonts()[0]].path.read_bytes()


def test_the_leaner_chart_script_is_asked_for_again_after_a_day_and_sent_to_every_browser(ask):
    (address,) = assets.chart_scripts()
    leaner = assets.assets()[address].content()
    status, headers, body = ask(address)
    assert status == 200 and headers["cache-control"] == STANDING_IN and body == leaner
    _, headers, body = ask(address, accept_encoding="gzip, br")
    assert headers["content-encoding"] == "br" and brotli.decompress(body) == leaner


def test_the_smaller_fonts_hold_every_sign_of_the_originals_that_we_keep():
    for address in assets.first_fonts()[:2]:
        smaller, original = TTFont(assets.assets()[address].path), TTFont(assets.static_folder() / address[1:])
        assert set(smaller.getBestCmap()) == set(original.getBestCmap()) & set(SIGNS)
        assert "Source" not in smaller["name"].getDebugName(1)


def test_the_smaller_icons_hold_every_icon_that_the_frontend_or_a_page_names():
    font = TTFont(assets.assets()[assets.first_fonts()[2]].path)
    glyph_of, spelled = font.getBestCmap(), set()
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for first, ligatures in getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).items():
                spelled |= {(first, *one.Component) for one in ligatures}
    missing = {name for name in icon_names() if tuple(glyph_of.get(ord(letter)) for letter in name) not in spelled}
    # what the frontend names only in lists of examples, and the font of Google does not know either
    assert missing <= {"star_filled", "icon_name"}, sorted(missing)
    assert {"download", "expand_more", "chevron_right", "check", "close"} <= icon_names()


def test_every_source_of_the_fonts_is_the_one_in_the_package():
    assert {path.name for path in assets.FONTS.glob("*.woff2")} == {
        assets.name_of((assets.static_folder() / address[1:]).read_bytes()) for address in assets.first_fonts()
    }
    assert (Path(assets.FONTS) / "LICENSE.txt").exists()
