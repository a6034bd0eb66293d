"""A real OpenID Connect provider on loopback, its people, and the app's secrets that name it."""

import json
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.serving import serve

COOKIE = "_streamlit_user"
COOKIE_SECRET = "a-secret-of-the-tests-0123456789abcdef"
PEOPLE = {
    "sri@example.go.id": {"name": "Sri Wahyuni", "email_verified": True, "groups": ["biro-organisasi"]},
    "budi@example.go.id": {"name": "Budi Santoso", "email_verified": True},
    "tamu@example.go.id": {"name": "Tamu Tanpa Peran", "email_verified": True},
    "palsu@example.go.id": {"name": "Belum Pasti", "email_verified": False},
}


@contextmanager
def provider():
    """Run a provider that knows PEOPLE in a process of its own; yields its address, such as http://localhost:40123."""
    port = free_port()
    address = f"http://localhost:{port}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([sys.executable, "-m", "oidc_provider_mock", "--port", str(port)], **quiet)
    try:
        _wait_for(address)
        for email, claims in PEOPLE.items():
            put_person(address, email, **claims)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str) -> None:
    end = time.monotonic() + 30
    while True:
        try:
            httpx.get(f"{address}/.well-known/openid-configuration")
        except httpx.TransportError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return


def put_person(address: str, email: str, **claims) -> None:
    """Let the provider know somebody, or say something else about them from now on."""
    answer = httpx.put(f"{address}/users/{quote(email)}", json={"email": email} | claims)
    assert answer.status_code == 204


def write_secrets(folder: Path, **providers: str) -> Path:
    """secrets.toml for these providers (name -> address); a provider called `default` stands in [auth] itself."""
    lines = ["[auth]", 'redirect_uri = "http://localhost:{port}/oauth2callback"', f'cookie_secret = "{COOKIE_SECRET}"']
    for name, address in sorted(providers.items(), key=lambda pair: pair[0] != "default"):
        lines += [] if name == "default" else [f"[auth.{name}]"]
        lines += [
            'client_id = "rb"',
            'client_secret = "rb"',
            f'server_metadata_url = "{address}/.well-known/openid-configuration"',
        ]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "secrets.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@contextmanager
def serve_signed(state: Path, secrets: Path, **environment):
    """The served app with these secrets, under the name its redirect_uri has: yields http://localhost:<port>."""
    with serve(state, STREAMLIT_SECRETS_FILES=str(secrets), **environment) as address:
        yield f"http://localhost:{urlsplit(address).port}"


def make_cookie(address: str, email: str, *, secret: str = COOKIE_SECRET, origin: str = "", age: int = 0, **claims):
    """The cookie of somebody who signed in `age` seconds ago at the app of `address`, as the framework signs it."""
    told = {"email": email, "email_verified": True, "iat": int(time.time()) - age, **claims}
    told |= {"origin": origin or address, "is_logged_in": True, "provider": "default"}
    return create_signed_value(secret, COOKIE, json.dumps(told)).decode()


@contextmanager
def static_answer(body: bytes):
    """A server that answers every GET with this JSON; yields its address."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):  # noqa: N802
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
