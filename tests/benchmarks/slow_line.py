"""A slow line to a browser of this machine: real TCP through two tunnel devices, a rate and a delay between them.

The kernel's own means (tc netem) is not in every kernel; two TUN devices and this relay need root and /dev/net/tun.
The relay is a process of its own: python -m tests.benchmarks.slow_line SERVER_FD BROWSER_FD BITS_PER_SECOND DELAY
"""

import fcntl
import os
import select
import struct
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

SERVER, BROWSER = "10.77.0.1", "10.77.0.2"
TUNSETIFF, TUN_WITHOUT_INFO = 0x400454CA, 0x1001
MOST_WAITING = 1000  # packets, as netem has it; what comes beyond is lost


class Line(NamedTuple):
    """The address servers of this machine listen on, and what goes before a command that shall be at the far end."""

    server: str
    prefix: list[str]


@contextmanager
def slow_line(bits_per_second: float = 4e6, round_trip: float = 0.15) -> Iterator[Line]:
    """The line while the block runs; OSError or CalledProcessError where this machine does not allow it."""
    name = f"rb{os.getpid()}"
    near, far = _tunnel(f"{name}s"), _tunnel(f"{name}b")
    relay = None
    try:
        _ip("netns", "add", name)
        _ip("link", "set", f"{name}b", "netns", name)
        _ip("address", "add", SERVER, "peer", BROWSER, "dev", f"{name}s")
        _ip("link", "set", f"{name}s", "up")
        _ip("-n", name, "address", "add", BROWSER, "peer", SERVER, "dev", f"{name}b")
        _ip("-n", name, "link", "set", f"{name}b", "up")
        _ip("-n", name, "link", "set", "lo", "up")
        told = [str(near), str(far), str(bits_per_second), str(round_trip / 2)]
        relay = subprocess.Popen([sys.executable, "-m", __name__, *told], pass_fds=(near, far))
        yield Line(SERVER, ["ip", "netns", "exec", name])
    finally:
        if relay:
            relay.terminate()
            relay.wait()
        subprocess.run(["ip", "netns", "delete", name], capture_output=True, check=False)
        os.close(near)
        os.close(far)


def _tunnel(name: str) -> int:
    """A new TUN device, as the file its packets are read from and written to."""
    file = os.open("/dev/net/tun", os.O_RDWR)
    try:
        fcntl.ioctl(file, TUNSETIFF, struct.pack("16sH", name.encode(), TUN_WITHOUT_INFO))
    except OSError:
        os.close(file)
        raise
    return file


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)


class Direction:
    """Packets on their way from one device to the other, each with the moment it arrives."""

    def __init__(self, source: int, target: int, bits_per_second: float, delay: float):
        self.source, self.target = source, target
        self.seconds_per_byte, self.delay = 8 / bits_per_second, delay
        self.waiting = deque()
        self.is_free_at = 0.0

    def take(self) -> None:
        """Put one packet of the source onto the line, behind those before it."""
        packet = os.read(self.source, 65536)
        if len(self.waiting) < MOST_WAITING:
            self.is_free_at = max(time.monotonic(), self.is_free_at) + len(packet) * self.seconds_per_byte
            self.waiting.append((self.is_free_at + self.delay, packet))

    def deliver(self) -> float:
        """Hand on what has arrived; seconds until the next packet does, at most one."""
        while self.waiting and self.waiting[0][0] <= time.monotonic():
            os.write(self.target, self.waiting.popleft()[1])
        return max(0.0, self.waiting[0][0] - time.monotonic()) if self.waiting else 1.0


def relay(server: int, browser: int, bits_per_second: float, delay: float) -> None:
    """Carry packets both ways until the process is ended; `delay` in seconds for one way."""
    ways = {
        server: Direction(server, browser, bits_per_second, delay),
        browser: Direction(browser, server, bits_per_second, delay),
    }
    while True:
        wait = min(way.deliver() for way in ways.values())
        for file in select.select(list(ways), [], [], wait)[0]:
            ways[file].take()


if __name__ == "__main__":
    relay(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]))
