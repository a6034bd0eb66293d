"""Headers of every response, the page with its policy, and the names the app answers to; without a server."""

import asyncio
import base64
import hashlib
import re
from pathlib import Path

import pytest
from streamlit import file_util

from pages._wire.headers import HEADERS, POLICY, POLICY_OF_FILES, SecurityHeaders
from pages._wire.hosts import is_known, is_own_origin
from pages._wire.page import ROOT, SCRIPTS, HeadScripts, page_policy

INDEX = (Path(file_util.get_static_dir()) / "index.html").read_bytes()


def answer(app, accept=b"text/html", method="GET"):
    """Status, headers and body with which the ASGI app answers a request."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {"type": "http", "method": method, "path": "/tren", "headers": [(b"accept", accept)]}
    asyncio.run(app(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent)
    return sent[0]["status"], dict(sent[0]["headers"]), body


def serving(body, *headers, status=200):
    """An ASGI app that answers with `body` in two pieces."""

    async def app(_scope, _receive, send):
        own = [(b"content-type", b"text/html"), (b"content-length", str(len(body)).encode()), *headers]
        await send({"type": "http.response.start", "status": status, "headers": own})
        await send({"type": "http.response.body", "body": body[:100], "more_body": True})
        await send({"type": "http.response.body", "body": body[100:]})

    return app


def digest(script: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"


def test_the_policy_names_every_inline_script_of_the_page_and_allows_no_other():
    _status, headers, page = answer(HeadScripts(serving(INDEX)))
    inline = re.findall(rb"<script>(.*?)</script>", page, re.DOTALL)
    assert len(inline) == 4 and b"prerenderReady" in b"".join(inline)
    assert [(ROOT / path).read_bytes() for path in SCRIPTS] == inline[-3:]
    scripts = re.search(r"script-src ([^;]*)", headers[POLICY].decode())[1].split()
    assert sorted(scripts) == sorted(["'self'", *map(digest, inline)])
    assert headers[b"content-length"] == str(len(page)).encode()


def test_our_scripts_run_before_the_framework():
    _status, _headers, page = answer(HeadScripts(serving(INDEX)))
    assert page.index(b"rb_pemda") < page.index(b"</head>") < page.index(b"<body")


@pytest.mark.parametrize("body", [b"<html><head></head><script>window.pwned=1</script></html>", b"x" * len(INDEX)])
def test_html_that_is_not_the_page_gets_neither_scripts_nor_its_policy(body):
    _status, headers, got = answer(SecurityHeaders(HeadScripts(serving(body))))
    assert got == body and headers[POLICY] == POLICY_OF_FILES


def test_a_script_with_an_address_needs_no_hash():
    assert page_policy(b'<script type="module" src="./a.js"></script>').count(b"sha256") == 0


def test_an_answer_without_its_body_keeps_its_length():
    async def app(_scope, _receive, send):
        length = (b"content-length", str(len(INDEX)).encode())
        await send({"type": "http.response.start", "status": 200, "headers": [length]})
        await send({"type": "http.response.body", "body": b""})

    _status, headers, body = answer(HeadScripts(app), method="HEAD")
    assert (headers[b"content-length"], body) == (str(len(INDEX)).encode(), b"")


def test_a_header_of_the_answer_itself_does_not_stand_twice():
    _status, headers, _body = answer(SecurityHeaders(serving(b"x", (b"X-Frame-Options", b"ALLOWALL"))))
    assert b"X-Frame-Options" not in headers and headers[b"x-frame-options"] == b"DENY"


def test_an_error_nobody_caught_has_the_headers_and_says_nothing_of_itself(capsys):
    async def app(_scope, _receive, _send):
        raise RuntimeError("kata sandi basis data")

    status, headers, body = answer(SecurityHeaders(app))
    assert status == 500 and HEADERS.items() <= headers.items()
    assert body == b"Aplikasi gagal menjawab permintaan ini."
    assert "kata sandi basis data" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "allowed", "known"),
    [
        ("localhost:8501", [], True), ("127.0.0.1", [], True), ("[::1]:8501", [], True), ("LOCALHOST.", [], True),
        ("evil.example", [], False), ("localhost.evil.example", [], False), ("evil.example:80@localhost", [], False),
        ("", [], False), ("localhost/x", [], False), ("10.0.0.5:8501", [], False), ("[::1", [], False),
        ("rb.maluku.go.id", ["rb.maluku.go.id"], True), ("rb.maluku.go.id:443", [" RB.maluku.go.id "], True),
        ("rb.maluku.go.id", ["*.maluku.go.id"], True), ("maluku.go.id", ["*.maluku.go.id"], False),
        ("xmaluku.go.id", ["*.maluku.go.id"], False), ("rb.maluku.go.id.evil.example", ["*.maluku.go.id"], False),
        ("anything.example", ["*"], True), ("localhost:8501", ["rb.maluku.go.id"], True),
    ],
)  # fmt: skip
def test_only_this_machine_and_the_names_allowed_are_known(host, allowed, known):
    assert is_known(host, allowed) is known


@pytest.mark.parametrize(
    ("origin", "allowed", "own"),
    [
        ("http://localhost:8501", [], True), ("https://localhost:8501", [], True), ("HTTP://LOCALHOST:8501", [], True),
        ("http://localhost:9999", [], False), ("http://localhost", [], False), ("null", [], False), ("", [], False),
        ("http://localhost:8501.evil.example", [], False), ("file://localhost:8501", [], False),
        ("http://evil.example", [], False), ("http://[", [], False),
        ("https://rb.maluku.go.id", ["https://rb.maluku.go.id/"], True),
    ],
)  # fmt: skip
def test_only_a_page_of_the_app_itself_may_ask(origin, allowed, own):
    assert is_own_origin(origin, "localhost:8501", allowed) is own
