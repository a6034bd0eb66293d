"""Only somebody at the server itself may write, and the functions that write ask."""

from dataclasses import replace
from decimal import Decimal

import pytest

from data.ingest.storing.editing import edit
from data.ingest.storing.saving import save
from data.ingest.storing.undoing import undo
from data.permission import COMMAND_LINE, Caller, NotAllowed, check_right, forwarding_headers, require_local_server
from data.roles import Right, Roles
from tests.saving import FIGURE, record, upload

LOCAL = Caller(bound="127.0.0.1", peer="127.0.0.1", host="localhost:8501", forwarding=())


@pytest.mark.parametrize(
    "facts",
    [
        {}, {"host": "127.0.0.1:8501"}, {"host": "[::1]:8501", "peer": "::1"}, {"host": "LOCALHOST"},
        {"origin": "http://localhost:8501"}, {"host": "LOCALHOST:80", "origin": "http://localhost:80"},
        {"bound": "localhost"}, {"bound": "::1"}, {"peer": "::ffff:127.0.0.1"}, {"peer": "127.8.9.1"},
    ],
)  # fmt: skip
def test_somebody_at_the_server_may_write(facts):
    require_local_server(replace(LOCAL, **facts))


def test_the_command_line_may_write():
    check_right(COMMAND_LINE, Roles(), Right.MANAGE, ["*"])


NOT_LOCAL = [
    {"bound": None}, {"bound": ""}, {"bound": "0.0.0.0"}, {"bound": "::"}, {"bound": "10.0.0.5"},
    {"peer": None}, {"peer": ""}, {"peer": "10.0.0.9"}, {"peer": "testclient"}, {"peer": "::ffff:10.0.0.9"},
    {"host": None}, {"host": ""}, {"host": "rb.maluku.go.id"}, {"host": "localhost.evil.example"},
    {"host": "127.0.0.1.nip.io:8501"}, {"host": "localhost:8501@evil.example"}, {"host": "evil.example#localhost"},
    {"host": "localhost:"}, {"host": "localhost\n"}, {"host": "10.0.0.5:8501"},
    {"origin": "http://evil.example"}, {"origin": "null"}, {"origin": ""}, {"origin": "http://localhost:9999"},
    {"origin": "http://localhost:8501.evil.example"}, {"forwarding": None}, {"forwarding": ("x-forwarded-for",)},
]  # fmt: skip


@pytest.mark.parametrize("facts", NOT_LOCAL, ids=str)
def test_anybody_else_may_not_and_is_told_why_in_one_sentence(facts):
    with pytest.raises(NotAllowed) as refusal:
        require_local_server(replace(LOCAL, **facts))
    assert str(refusal.value).endswith(".")


def test_nothing_known_means_no():
    with pytest.raises(NotAllowed):
        require_local_server(Caller())


@pytest.mark.parametrize(
    "name",
    [
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "x-forwarded-proto", "X-Forwarded", "X-Real-IP", "Via",
        "CF-Connecting-IP", "CF-Ray", "True-Client-IP", "X-Client-IP", "X-Cluster-Client-IP", "Fastly-Client-IP",
        "X-Original-Forwarded-For", "X-Original-Host", "CDN-Loop", "X-Azure-ClientIP", "X-Envoy-External-Address",
    ],
)  # fmt: skip
def test_headers_of_proxies_are_known(name):
    assert forwarding_headers(["Host", name, "Cookie", "User-Agent", "Accept", "Origin"]) == (name,)


def test_every_function_that_writes_asks_first(con):
    save(con, upload(record("61.5")), LOCAL)
    for stranger in [Caller(), *(replace(LOCAL, **facts) for facts in NOT_LOCAL)]:
        for write in (
            lambda who: save(con, upload(record("62")), who),
            lambda who: save(con, upload(record("62")), who, dry_run=True),
            lambda who: undo(con, 2, "Orang", "", who),
            lambda who: edit(con, FIGURE, who, actor="Orang", reason="iseng", value=Decimal("62")),
        ):
            with pytest.raises(NotAllowed):
                write(stranger)
    assert con.execute("select last_version from version_counter").fetchone() == (2,)
