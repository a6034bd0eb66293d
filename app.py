"""The served app: pages/frame.py behind compression and security headers. Run: python -m streamlit run app.py"""

import asyncio
import traceback
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from data import store

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
    Path(__file__).parent / "pages" / "frame.py",
    lifespan=warm_up,
    middleware=[Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6), Middleware(SecurityHeaders)],
    on_script_error=explain_failure,
)
