"""The served app towards strangers: headers on every answer, foreign names and pages, uploads, doors that stay shut."""

import http.client
import re
import shutil
import socket
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from pages._wire.headers import HEADERS, POLICY, POLICY_OF_FILES
from tests.serving import first_visit, serve

MEGABYTE = 2**20
CACHE_TIME = "cache_compute_duration_seconds"


@pytest.fixture(scope="module")
def server(published_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wire") / "state"
    shutil.copytree(published_folder, folder)
    with serve(folder) as address:
        yield urlsplit(address)


def ask(server, path, method="GET", body=None, **headers):
    """Status, headers (lower case) and body of the answer."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request(method, path, body, names)
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()


ANSWERS = [
    ("/", 200), ("/tren", 200), ("/media/tidak-ada.html", 404), ("//evil.example/x", 400), ("/favicon.png", 200),
    ("/_stcore/health", 200), ("/_stcore/metrics", 200), ("/_stcore/host-config", 200), ("/tren/", 301),
    ("/component/x/y.html", 404),
]  # fmt: skip


@pytest.mark.parametrize(("path", "status"), ANSWERS)
@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_every_answer_carries_the_headers(server, path, status, accept):
    got, headers, _body = ask(server, path, Accept=accept)
    assert got == status
    for name, value in HEADERS.items():
        assert headers[name.decode()] == value.decode()
    policy = headers[POLICY.decode()]
    if path in ("/", "/tren"):
        assert policy.count("sha256-") == 4 and "unsafe-eval" not in policy
        assert "'unsafe-inline'" not in re.search("script-src ([^;]*)", policy)[1]
    else:
        assert policy == POLICY_OF_FILES.decode()


def test_a_page_that_the_browser_has_already_is_sent_again(server):
    _status, headers, _body = ask(server, "/tren", Accept="text/html")
    assert "etag" not in headers and headers["cache-control"] == "no-cache"
    yesterday = {"If_Modified_Since": "Sun, 22 Nov 2099 07:00:00 GMT", "If_None_Match": "*"}
    assert ask(server, "/tren", Accept="text/html", **yesterday)[0] == 200


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/media/x", "/api/ingest"])
def test_another_name_for_this_server_gets_one_sentence(server, path):
    status, headers, body = ask(server, path, Host="evil.example")
    assert status == 403 and b"server.allowedHosts" in body and headers["x-content-type-options"] == "nosniff"


def test_a_page_of_another_program_gets_one_sentence(server):
    status, _headers, body = ask(server, "/_stcore/metrics", Origin="http://localhost:1")
    assert status == 403 and b"server.corsAllowedOrigins" in body
    own = f"http://127.0.0.1:{server.port}"
    assert ask(server, "/_stcore/metrics", Origin=own)[0] == 200


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("127.0.0.1", "http://evil.example"), ("127.0.0.1", "http://localhost:1"), ("127.0.0.1", "null"),
        ("evil.example", "http://evil.example:{port}"), ("evil.example", None),
    ],
)  # fmt: skip
def test_a_stranger_opens_no_connection_and_is_told_why(server, host, origin):
    with pytest.raises(InvalidStatus) as refused:
        connect(
            f"ws://{host}:{server.port}/_stcore/stream",
            subprotocols=["streamlit"],
            origin=origin and origin.format(port=server.port),
            sock=socket.create_connection(("127.0.0.1", server.port)),
        )
    response = refused.value.response
    assert response.status_code == 403 and response.headers["x-frame-options"] == "DENY"
    assert b"Aplikasi ini" in response.body or b"aplikasi ini" in response.body


def test_a_name_of_the_office_is_let_in_once_it_is_allowed(published_folder, tmp_path):
    shutil.copytree(published_folder, tmp_path / "state")
    names = "localhost 127.0.0.1 rb.example.go.id"
    with serve(tmp_path / "state", STREAMLIT_SERVER_ALLOWED_HOSTS=names) as address:
        bodies, _paths = first_visit(address, "tren", "pemda=53", host="rb.example.go.id")
        assert any("Nusa Tenggara Timur" in body for body in bodies)
        assert ask(urlsplit(address), "/", Host="lain.example.go.id")[0] == 403


def test_the_agent_api_is_shut(server):
    for path in ("interact", "mcp"):
        status, _headers, body = ask(server, f"/_stcore/agent/{path}", "POST", b"{}", Content_Type="application/json")
        assert status in (400, 403) and b"server.enableAgentApi" in body


def test_the_open_metrics_count_sessions_and_name_nobody(server):
    _status, _headers, body = ask(server, "/_stcore/metrics")
    families = set(re.findall(r"^# TYPE (\w+)", body.decode(), re.MULTILINE))
    sessions = {"session_events", "session_duration_seconds", "active_sessions"}
    assert families <= sessions | {"cache_memory_bytes", "cache_lookups", "cache_evictions", CACHE_TIME}


@pytest.fixture
def session(server):
    """The id of a session that lasts as long as the test."""
    own = f"127.0.0.1:{server.port}"
    address, protocols = f"ws://{own}/_stcore/stream", ["streamlit"]
    with connect(address, subprotocols=protocols, max_size=None, origin=f"http://{own}") as stream:
        message, forward = BackMsg(), ForwardMsg()
        message.rerun_script.page_name = "unggah"
        stream.send(message.SerializeToString())
        while forward.WhichOneof("type") != "new_session":
            forward.ParseFromString(stream.recv(timeout=60))
        yield forward.new_session.initialize.session_id


def multipart(content: bytes):
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n'
    return head + content + b"\r\n--x--\r\n"


def test_an_upload_needs_the_key_of_the_page_and_keeps_to_the_limit(server, session):
    cookie = ask(server, "/_stcore/health")[1]["set-cookie"].split(";")[0]
    assert "SameSite=Lax" in ask(server, "/_stcore/health")[1]["set-cookie"]
    path, kind = f"/_stcore/upload_file/{session}/berkas", {"Content_Type": "multipart/form-data; boundary=x"}
    key = {"Cookie": cookie, "X_Xsrftoken": cookie.split("=", 1)[1]}
    small = multipart(b"a,b\n1,2\n")
    assert ask(server, path, "PUT", small, **kind)[0] == 403
    assert ask(server, path, "PUT", small, Cookie=cookie, **kind)[0] == 403
    assert ask(server, path, "PUT", small, **kind, **key, Origin="http://evil.example")[0] == 403
    assert ask(server, path, "PUT", small, **kind, **key)[0] == 204
    assert ask(server, path.replace(session, "lain"), "PUT", small, **kind, **key)[0] == 400
    announced = kind | key | {"Content_Length": str(26 * MEGABYTE)}
    assert ask(server, path, "PUT", b"", **announced)[0] == 413
