"""The served app: pages/frame.py behind compression and security headers. Run: python -m streamlit run app.py"""

import asyncio
import gc
import json
import secrets
import threading
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
from data.ingest.command import COMMANDS, MAX_LOAD, rejected, run_command
from data.ingest.files.limits import MEGABYTE
from data.ingest.running_app import ROUTE, TOKEN_HEADER, announced
from data.ingest.storing.originals import remove_unfinished
from data.keeping.daily import run_daily
from data.permission import COMMAND_LINE, Caller, NotAllowed, forwarding_headers, require_local
from pages._output import html
from pages._wire.files import FrontendFiles
from pages._wire.headers import SecurityHeaders
from pages._wire.hosts import KnownHosts
from pages._wire.packing import Packer
from pages._wire.page import HeadScripts
from pages._wire.sockets import send_at_once
from pages._wire.warming import warm_up

ROOT = Path(__file__).parent
MAX_BODY = MAX_LOAD * 4 // 3 + MEGABYTE  # files travel as base64 inside JSON
SECONDS_BEFORE_PACKING = 30  # the first visitor has the processor for himself
packer = Packer()


@asynccontextmanager
async def open_for_work(app):
    """Warm up while the first browser still loads the page, and tell the command line where the app listens."""
    send_at_once()
    with ExitStack() as stack:
        ending = threading.Event()
        task = asyncio.create_task(asyncio.to_thread(_prepare, app, stack, ending))
        packer.pack_in_background(ending, SECONDS_BEFORE_PACKING)
        yield
        ending.set()
        await task


def _prepare(app, stack: ExitStack, ending: threading.Event) -> None:
    """Open the store, which finds out whether it is ours, have a copy of it kept, then warm up for the first visit."""
    is_served = True
    try:
        is_served = store.chosen_store().is_shared  # it may be away for now, and is opened once it is back
        store.connect().close()
        remove_unfinished()
        app.state["token"] = stack.enter_context(announced(st.get_option("server.port")))
        is_served = True
    except (store.StoreError, OSError) as error:
        print(error)
    if is_served:
        stop = threading.Event()
        stack.callback(stop.set)
        threading.Thread(target=run_daily, args=(stop,), name="daily copy", daemon=True).start()
    warm_up(ending)
    gc.collect()
    gc.freeze()  # what was imported stays; else Streamlit's collection after every run of a page goes through it again


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
    command = _read_command(body)
    if command is None:
        return _answer(rejected("Perintah ini tidak terbaca; isinya bukan perintah dalam bentuk JSON."), 400)
    return _answer(await asyncio.to_thread(run_command, command, COMMAND_LINE), 200)


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


def _read_command(body: bytes) -> dict | None:
    """The command a body holds; None where it is no JSON object, or names no command there is."""
    try:
        command = json.loads(body)
    except (ValueError, RecursionError):
        return None
    is_known = isinstance(command, dict) and command.get("command") in tuple(COMMANDS)
    return command if is_known else None


def _answer(content: dict, status: int) -> JSONResponse:
    return JSONResponse(content, status, headers={TOKEN_HEADER: "rb"} if status != 403 else None)


def explain_failure(error: Exception) -> bool:
    """Say in one sentence that the page failed; the traceback of a bug stays in the server's log."""
    if isinstance(error, store.StoreError):
        st.error(html.plain(str(error)))
        return True
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
        Middleware(SecurityHeaders),
        Middleware(KnownHosts),
        Middleware(FrontendFiles, packer=packer),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6),
        Middleware(HeadScripts),
    ],
    on_script_error=explain_failure,
)
