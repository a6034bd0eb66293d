"""The served app: pages/frame.py behind compression and security headers. Run: python -m streamlit run app.py"""

import asyncio
import json
import secrets
import traceback
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from data import store
from data.ingest.command import MAX_LOAD, rejected, run_command
from data.ingest.files.limits import MEGABYTE
from data.ingest.running_app import ROUTE, TOKEN_HEADER, announced
from data.permission import COMMAND_LINE, Caller, NotAllowed, forwarding_headers, require_local

ROOT = Path(__file__).parent
MAX_BODY = MAX_LOAD * 4 // 3 + MEGABYTE  # files travel as base64 inside JSON
SCRIPTS = ("pages/_ui/address.js", "pages/_output/deck/browser/slides.js")
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


class HeadScripts:
    """Puts SCRIPTS into the head of every HTML page: the first must run before Streamlit does."""

    def __init__(self, app):
        self.app = app
        scripts = [(ROOT / path).read_text(encoding="utf-8") for path in SCRIPTS]
        self.insert = "".join([*(f"<script>{script}</script>" for script in scripts), "</head>"]).encode()

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
async def open_for_work(app):
    """Warm up while the first browser still loads the page, and tell the command line where the app listens."""
    with ExitStack() as stack:
        task = asyncio.create_task(asyncio.to_thread(_prepare, app, stack))
        yield
        await task


def _prepare(app, stack: ExitStack) -> None:
    """Open the store, which finds out whether it is ours, then import the heavy libraries."""
    try:
        store.connect().close()
        app.state["token"] = stack.enter_context(announced(st.get_option("server.port")))
    except (store.StoreError, OSError) as error:
        print(error)
    import plotly.graph_objects  # noqa: F401, PLC0415  (two seconds of imports, paid here instead of by a person)


async def ingest(request: Request) -> JSONResponse:
    """A command of python -m data.ingest, from this machine and with the token of <state>/app.json."""
    try:
        require_local(
            Caller(
                peer=request.client and request.client.host,
                host=request.headers.get("host"),
                origin=request.headers.get("origin"),
                forwarding=forwarding_headers(request.headers.keys()),
            )
        )
    except NotAllowed as error:
        return _answer(rejected(str(error)), 403)
    token = app.state.get("token")
    if not token or not secrets.compare_digest(request.headers.get(TOKEN_HEADER, "").encode(), token.encode()):
        return _answer(rejected("Perintah ini tidak membawa kunci aplikasi yang sedang berjalan."), 403)
    body = await _read_body(request)
    if body is None:
        return _answer(rejected(f"Perintah ini melebihi {MAX_BODY // MEGABYTE} MB."), 413)
    return _answer(await asyncio.to_thread(run_command, json.loads(body), COMMAND_LINE), 200)


async def _read_body(request: Request) -> bytes | None:
    """The body, or None once it goes beyond MAX_BODY."""
    if int(request.headers.get("content-length", 0)) > MAX_BODY:
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            return None
    return bytes(body)


def _answer(content: dict, status: int) -> JSONResponse:
    return JSONResponse(content, status, headers={TOKEN_HEADER: "rb"} if status != 403 else None)


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
    lifespan=open_for_work,
    routes=[Route(ROUTE, ingest, methods=["POST"])],
    middleware=[
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6),
        Middleware(SecurityHeaders),
        Middleware(HeadScripts),
    ],
    on_script_error=explain_failure,
)
