"""The socket the server listens on: what is written to a browser leaves at once."""

import gc
import socket


def send_at_once() -> None:
    """Turn Nagle's algorithm off for all connections to this process.

    asyncio does so by itself for sockets that name TCP as their protocol. Streamlit's does not, so headers would wait
    until the other side had something: every response and every message took 40 ms longer on one machine, a round trip
    on a line. The connections have what the listening socket has.
    """
    for one in gc.get_objects():
        if issubclass(type(one), socket.socket) and _listens(one):  # isinstance would ask what a proxy stands for
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listens(one: socket.socket) -> bool:
    try:
        is_tcp = one.family in (socket.AF_INET, socket.AF_INET6) and one.type == socket.SOCK_STREAM
        return is_tcp and one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN) == 1
    except OSError:  # closed meanwhile
        return False
