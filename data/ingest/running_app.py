"""The app that runs on this store, found through <state>/app.json: one process owns the database file.

A shared store is owned by nobody: every command opens it itself, and no server announces itself.
"""

import http.client
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data import store

ROUTE = "/api/ingest"
TOKEN_HEADER = "X-RB-Token"
TIMEOUT = 600  # seconds a large load may take


def announcement() -> Path:
    """The file in which a running app says where it listens; only its owner can read it."""
    return store.state_folder() / "app.json"


@contextmanager
def announced(port: int) -> Iterator[str]:
    """Write app.json for as long as the block runs; yields the token a caller must show."""
    path, token = announcement(), secrets.token_urlsafe(32)
    if store.chosen_store().is_shared:
        yield token
        return
    text = json.dumps({"port": port, "pid": os.getpid(), "token": token})
    unfinished = path.with_name(f".app.{secrets.token_hex(4)}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    unfinished.replace(path)
    try:
        yield token
    finally:
        if (_read_announcement() or {}).get("token") == token:
            path.unlink(missing_ok=True)


def ask_running_app(request: dict) -> dict | None:
    """The answer of the running app to a command, or None when no app runs on this store.

    A file left behind by an app that was killed counts as none. Raises ConnectionError when the app broke off.
    """
    told = _read_announcement()
    if not told:
        return None
    connection = http.client.HTTPConnection("localhost", told["port"], timeout=TIMEOUT)
    try:
        try:
            connection.connect()
        except OSError:
            return None
        body = json.dumps(request).encode()
        connection.request("POST", ROUTE, body, {TOKEN_HEADER: told["token"], "Content-Type": "application/json"})
        response = connection.getresponse()
        answer = response.read()
    except (OSError, http.client.HTTPException) as error:
        raise ConnectionError("Aplikasi yang sedang berjalan tidak menjawab; lihat riwayat, lalu ulangi.") from error
    finally:
        connection.close()
    if response.status >= http.client.INTERNAL_SERVER_ERROR:
        raise ConnectionError("Aplikasi yang sedang berjalan gagal menjawab; lihat catatan server, lalu riwayat.")
    if TOKEN_HEADER not in response.headers:  # another program has taken the port since
        return None
    return json.loads(answer)


def _read_announcement() -> dict | None:
    if store.chosen_store().is_shared:
        return None
    try:
        told = json.loads(announcement().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) and {"port", "token"} <= told.keys() else None
