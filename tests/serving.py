"""A real server of the app on a free port, for the tests that must go through app.py."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.shared_suite import environment_of

ROOT = Path(__file__).parent.parent


@contextmanager
def serve(state: Path, **environment):
    """Start `python -m streamlit run app.py` on the store folder `state`; yields its address, stops it at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | environment_of(state) | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield _wait_for(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str, process) -> str:
    for _ in range(150):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return address
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server did not answer within 30 seconds")


def first_visit(address: str, page: str, query: str = "", host: str | None = None, **headers):
    """Open a session at `page` as a browser does; return the texts of the page and its navigation's url paths.

    `host` is what the browser calls the server, whatever machine it reaches; `headers` go with the request.
    """
    bodies, paths = [], []
    port = address.rsplit(":", 1)[1]
    called = f"{host}:{port}" if host else address.removeprefix("http://")
    with connect(
        f"ws://{called}/_stcore/stream",
        subprotocols=["streamlit"],
        max_size=None,
        origin=f"http://{called}",
        additional_headers={name.replace("_", "-"): value for name, value in headers.items()},
        sock=socket.create_connection(("127.0.0.1", int(port))),
    ) as stream:
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        stream.send(message.SerializeToString())
        while True:
            forward = ForwardMsg()
            forward.ParseFromString(stream.recv(timeout=60))
            kind = forward.WhichOneof("type")
            if kind == "delta":
                element = forward.delta.new_element
                shown = element.WhichOneof("type")
                bodies += [getattr(element, shown).body] if shown in ("html", "alert") else []
            elif kind == "navigation":
                paths += [app_page.url_pathname for app_page in forward.navigation.app_pages]
            elif kind == "script_finished":
                return bodies, paths
