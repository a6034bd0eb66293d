"""What is written to a browser leaves at once: Nagle's algorithm is off where the framework leaves it on."""

import asyncio
import socket
from contextlib import closing

import pytest
from streamlit.web.server.starlette.starlette_server import _bind_socket as frameworks_socket

import app
from pages._wire.sockets import send_at_once


def is_immediate(connection: socket.socket) -> bool:
    return connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


@pytest.fixture
def listening():
    """A listening socket as the framework makes its own, on a free port."""
    with closing(frameworks_socket("127.0.0.1", 0, 5)) as made:
        yield made


def accepted_by_asyncio(listening: socket.socket) -> bool:
    """Whether a connection that asyncio accepts on `listening` sends at once."""

    async def accept() -> bool:
        seen = asyncio.get_running_loop().create_future()
        server = await asyncio.start_server(
            lambda _reader, writer: (seen.set_result(is_immediate(writer.get_extra_info("socket"))), writer.close()),
            sock=listening,
        )
        async with server:
            _, writer = await asyncio.open_connection(*listening.getsockname())
            result = await seen
            writer.close()
            return result

    return asyncio.run(accept())


def test_a_connection_of_the_frameworks_own_socket_would_wait(listening):
    """When this fails the framework has mended it, and pages/_wire/sockets.py can go."""
    assert not accepted_by_asyncio(listening)


def test_a_connection_sends_at_once(listening):
    send_at_once()
    assert accepted_by_asyncio(listening)


def test_sockets_that_are_closed_or_do_not_listen_are_left_alone(listening):
    closed = frameworks_socket("127.0.0.1", 0, 5)
    closed.close()
    with closing(socket.create_connection(listening.getsockname())) as other:
        send_at_once()
        assert not is_immediate(other)


def test_the_app_does_so_before_it_takes_the_first_connection(listening, monkeypatch):
    monkeypatch.setattr(app, "_prepare", lambda *_given: None)
    monkeypatch.setattr(app.packer, "pack_in_background", lambda *_given: None)

    async def start_and_end():
        async with app.open_for_work(app.app):
            assert is_immediate(listening)

    asyncio.run(start_and_end())
