"""The one HTML page of the app: Streamlit's own, with our scripts in its head and a policy that names every script."""

import base64
import hashlib
import re
from http import HTTPStatus
from pathlib import Path

from streamlit import file_util

from pages._output.palette import as_variables, palette_of
from pages._wire.assets import CHARTS, SOON, chunks_of, first_fonts
from pages._wire.headers import POLICY

ROOT = Path(__file__).parent.parent.parent
SCRIPTS = ("pages/_ui/address.js", "pages/_wire/later.js", "pages/_output/deck/browser/slides.js")
WAITING = (Path(__file__).parent / "waiting.html").read_bytes()  # the outline of a page
WITH_CHARTS = ("/", "/tren", "/target", "/area", "/banding")  # the pages that draw with Plotly
ENCODING = b"accept-encoding"  # app.py compresses once, outside of this
# Asked with these, the server might answer with half the page, or with "you have it" while our scripts are newer.
CONDITIONS = {ENCODING, b"if-none-match", b"if-modified-since", b"if-range", b"range"}
STALE = {b"content-length", b"etag", b"last-modified", POLICY}
INLINE = re.compile(rb"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)


def style_sheets() -> str:
    """Every style sheet of the app: those of pages/_ui by their names, then that of the slides."""
    paths = [*sorted((ROOT / "pages" / "_ui").glob("*.css")), ROOT / "pages/_output/deck/browser/slides.css"]
    return "".join(path.read_text(encoding="utf-8") for path in paths)


def colours_of_both_themes() -> str:
    """The colours of the palette as --rb-* for the theme of the browser, until a page says them for its own."""
    said = {kind: as_variables(palette_of(kind)) for kind in ("light", "dark")}
    return f":root{{{said['light']}}}@media(prefers-color-scheme:dark){{:root{{{said['dark']}}}}}"


def build_page(index: bytes, has_charts: bool = True) -> bytes:
    """Streamlit's index.html with SCRIPTS and early loading in its head and the style sheets at the end of its body.

    The first script must run before Streamlit does. The sheets must stand before any part of a page, or a busy browser
    shows it for seconds without them; at the end of the body they still overrule those Streamlit puts into the head.
    Until the framework shows the first part of a page, the outline of one stands there instead of nothing.
    """
    scripts = [(ROOT / path).read_text(encoding="utf-8") for path in SCRIPTS]
    colours = f"<style>{colours_of_both_themes()}</style>"
    parts = [early_loading(index.decode(), has_charts), colours, *(f"<script>{script}</script>" for script in scripts)]
    styled = f"<style>{style_sheets()}</style></body>".encode()
    with_head = index.replace(b"</head>", f"{''.join(parts)}</head>".encode(), 1)
    return with_head.replace(b"</body>", WAITING + styled, 1)


def early_loading(index: str, has_charts: bool) -> str:
    """Links for what a page is going to ask for, so that it travels before the framework has been read and connected.

    What `index` loads already is left out. All of it gives way to the scripts that every page begins with, and the
    script of the charts waits for later.js.
    """
    soon, charts = chunks_of(SOON), chunks_of(CHARTS) if has_charts else []
    waits = 'fetchpriority="low" crossorigin'
    fonts = [f'<link rel="preload" href=".{one}" as="font" type="font/woff2" {waits}>' for one in first_fonts()]
    scripts = [f'<link rel="modulepreload" href=".{one}" {waits}>' for one in soon]
    last = [f'<link rel="rb-later" href=".{one}" {waits}>' for one in charts]
    wanted = zip([*first_fonts(), *soon, *charts], [*fonts, *scripts, *last], strict=True)
    return "".join(link for address, link in wanted if f'href=".{address}"' not in index)


def page_policy(page: bytes) -> bytes:
    """The content-security-policy of `page`: its own origin, and its inline scripts by their sha256.

    Styles are inline all over Streamlit, and Plotly hands its PNG on as data: and blob: addresses.
    """
    texts = [found["text"] for found in INLINE.finditer(page) if b"src=" not in found["attributes"]]
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'" for text in texts]
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' {' '.join(hashes)}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-src 'none'",
            "frame-ancestors 'none'",
        ]
    ).encode()


class HeadScripts:
    """Answers with the page in place of Streamlit's index.html, and leaves every other response as it is.

    Both are made once, from the files of the installed packages; a body that is not that index.html, such as an HTML
    file somebody downloads, gets neither scripts nor the policy of the page.
    """

    def __init__(self, app):
        self.app = app
        self.index = (Path(file_util.get_static_dir()) / "index.html").read_bytes()
        self.pages = {has_charts: build_page(self.index, has_charts) for has_charts in (True, False)}
        self.policy = page_policy(self.pages[True])

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        held, body = {}, bytearray()

        async def send_page(message):
            if message["type"] == "http.response.start" and self._may_be_index(message):
                held.update(message)
                return
            if not held:
                await send(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                start, whole = self._answer(held, bytes(body), self.pages[scope["path"] in WITH_CHARTS])
                await send(start)
                await send({"type": "http.response.body", "body": whole})

        wants_page = b"text/html" in dict(scope["headers"]).get(b"accept", b"")
        dropped = CONDITIONS if wants_page else {ENCODING}
        plain = [header for header in scope["headers"] if header[0] not in dropped]
        await self.app(scope | {"headers": plain}, receive, send_page)

    def _may_be_index(self, start: dict) -> bool:
        length = dict(start["headers"]).get(b"content-length", b"")
        return start["status"] == HTTPStatus.OK and length == str(len(self.index)).encode()

    def _answer(self, start: dict, body: bytes, page: bytes) -> tuple[dict, bytes]:
        """The start and the body to send in place of those of the framework, which is `page` for its index.html."""
        if body != self.index:
            return start, body
        kept = [header for header in start["headers"] if header[0] not in STALE]
        own = [(b"content-length", str(len(page)).encode()), (POLICY, self.policy)]
        return start | {"headers": [*kept, *own]}, page
