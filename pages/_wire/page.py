"""The one HTML page of the app: Streamlit's own, with our scripts in its head and a policy that names every script."""

import base64
import hashlib
import re
from http import HTTPStatus
from pathlib import Path

from streamlit import file_util

from pages._wire.headers import POLICY

ROOT = Path(__file__).parent.parent.parent
SCRIPTS = ("pages/_ui/address.js", "pages/_output/deck/browser/slides.js")
ENCODING = b"accept-encoding"  # app.py compresses once, outside of this
# Asked with these, the server might answer with half the page, or with "you have it" while our scripts are newer.
CONDITIONS = {ENCODING, b"if-none-match", b"if-modified-since", b"if-range", b"range"}
STALE = {b"content-length", b"etag", b"last-modified", POLICY}
INLINE = re.compile(rb"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)


def style_sheets() -> str:
    """Every style sheet of the app: those of pages/_ui by their names, then that of the slides."""
    paths = [*sorted((ROOT / "pages" / "_ui").glob("*.css")), ROOT / "pages/_output/deck/browser/slides.css"]
    return "".join(path.read_text(encoding="utf-8") for path in paths)


def build_page(index: bytes) -> bytes:
    """Streamlit's index.html with SCRIPTS in its head and the style sheets at the end of its body.

    The first script must run before Streamlit does. The sheets must stand before any part of a page, or a busy browser
    shows it for seconds without them; at the end of the body they still overrule those Streamlit puts into the head.
    """
    scripts = [(ROOT / path).read_text(encoding="utf-8") for path in SCRIPTS]
    insert = "".join([*(f"<script>{script}</script>" for script in scripts), "</head>"]).encode()
    styled = f"<style>{style_sheets()}</style></body>".encode()
    return index.replace(b"</head>", insert, 1).replace(b"</body>", styled, 1)


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
        self.page = build_page(self.index)
        self.policy = page_policy(self.page)

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
                start, whole = self._answer(held, bytes(body))
                await send(start)
                await send({"type": "http.response.body", "body": whole})

        wants_page = b"text/html" in dict(scope["headers"]).get(b"accept", b"")
        dropped = CONDITIONS if wants_page else {ENCODING}
        plain = [header for header in scope["headers"] if header[0] not in dropped]
        await self.app(scope | {"headers": plain}, receive, send_page)

    def _may_be_index(self, start: dict) -> bool:
        length = dict(start["headers"]).get(b"content-length", b"")
        return start["status"] == HTTPStatus.OK and length == str(len(self.index)).encode()

    def _answer(self, start: dict, body: bytes) -> tuple[dict, bytes]:
        """The start and the body to send in place of those of the framework."""
        if body != self.index:
            return start, body
        kept = [header for header in start["headers"] if header[0] not in STALE]
        own = [(b"content-length", str(len(self.page)).encode()), (POLICY, self.policy)]
        return start | {"headers": [*kept, *own]}, self.page
