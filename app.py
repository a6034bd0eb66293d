"""The served app: pages/frame.py behind compression and security headers. Run: python -m streamlit run app.py"""

import asyncio
import traceback
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from data import store

ROOT = Path(__file__).parent
HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"SAMEORIGIN",
    b"referrer-policy": b"same-origin",
}


class SecurityHeaders:
    """Adds HEADERS to every HTTP response."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async def send_with_headers(message):
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS.items()]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class AddressScript:
    """Puts pages/_ui/address.js into the head of every HTML page, which must run before Streamlit does."""

    def __init__(self, app):
        self.app = app
        script = (ROOT / "pages" / "_ui" / "address.js").read_text(encoding="utf-8")
        self.insert = f"<script>{script}</script></head>".encode()

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or b"text/html" not in dict(scope["headers"]).get(b"accept", b""):
            await self.app(scope, receive, send)
            return
        plain = [header for header in scope["headers"] if header[0] != b"accept-encoding"]
        start, body = {}, bytearray()

        async def send_with_script(message):
            if message["type"] == "http.response.start":
                start.update(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                page = bytes(body).replace(b"</head>", self.insert, 1)
                kept = [header for header in start["headers"] if header[0] != b"content-length"]
                start["headers"] = [*kept, (b"content-length", str(len(page)).encode())]
                await send(start)
                await send({"type": "http.response.body", "body": page})

        await self.app(scope | {"headers": plain}, receive, send_with_script)


@asynccontextmanager
async def warm_up(_app):
    """Import the heavy libraries and open the store while the first browser still loads the page."""
    task = asyncio.create_task(asyncio.to_thread(_prepare))
    yield
    await task


def _prepare() -> None:
    import plotly.graph_objects  # noqa: F401, PLC0415  (two seconds of imports, paid here instead of by a person)

    try:
        store.connect().close()
    except store.StoreError as error:
        print(error)


def explain_failure(error: Exception) -> bool:
    """Say in one sentence that the page failed; the traceback stays in the server's log."""
    traceback.print_exception(error)
    st.error(
        "Halaman ini gagal ditampilkan karena kesalahan di aplikasi; data tidak berubah. Muat ulang halaman, "
        "dan bila terulang sampaikan alamat halaman ini kepada pengelola aplikasi."
    )
    return True


app = st.App(
    ROOT / "pages" / "frame.py",
    lifespan=warm_up,
    middleware=[
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6),
        Middleware(SecurityHeaders),
        Middleware(AddressScript),
    ],
    on_script_error=explain_failure,
)
