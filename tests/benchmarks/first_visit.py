"""First visit: Ringkasan with everything on it against the same charts in Dash, fresh browser, one interleaved run

The slow line has 4 Mbit/s and 150 ms. Times are until painted. Of Dash the time of its last chart counts; of Ringkasan
the sentence with the tiles, the trend as a picture, which stands until Plotly has come, and the trend by Plotly.
"""

import os
import statistics
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from data import store
from data.ingest.illustrative import illustrative_upload
from data.ingest.storing.saving import save
from data.permission import COMMAND_LINE
from pages._wire.packing import Packer, every_page
from tests.benchmarks.fresh_visit import NAME, Visit, browsers, free_port, running, visit
from tests.benchmarks.report import Measured, in_indonesian
from tests.benchmarks.slow_line import Line, slow_line

ROUNDS = 5
GOVERNMENT = "64"
TREND = ".st-key-chart_ringkasan"
OURS = {
    "text": [".rb-sentence", ".rb-tile"],
    "html": [".rb-bullets", ".rb-box .rb-table"],
    "picture": [f"{TREND} .rb-early .rb-area, {TREND} .scatterlayer .trace"],
    "plotly": [f"{TREND} .scatterlayer .trace"],
}
DASH = {
    "text": [".rb-sentence", ".rb-tiles"],
    "first": ["#trend .scatterlayer .trace"],
    "all": ["#trend .scatterlayer .trace", "#bullets .barlayer .trace", "#components .barlayer .trace"],
}
# Where tunnels are not allowed: Chromium's own means, which on http leaves the websocket as fast as it is.
EMULATED = {"offline": False, "latency": 150, "downloadThroughput": 5e5, "uploadThroughput": 5e5}
MEGABYTE = 1e6


def measure() -> Iterator[Measured]:
    """Both apps in turn, on loopback and on the slow line; the first visit of each only warms them up."""
    with ExitStack() as stack:
        line = stack.enter_context(_line())
        addresses = stack.enter_context(_both_apps(line or Line("127.0.0.1", [])))
        loopback = _visits(addresses, Line(line.server if line else "127.0.0.1", []), None)
        slow = _visits(addresses, line or Line("127.0.0.1", []), None if line else EMULATED)
    ours = loopback["ours"][0]
    total = ours.http_bytes + ours.socket_bytes
    yield Measured(
        "on the wire, HTTP and WebSocket", f"{_mb(total)} MB", f"{in_indonesian(total / _dash_bytes(loopback))} × Dash",
        "≤ 2,3 MB", total <= 2.3 * MEGABYTE,
    )  # fmt: skip
    yield Measured("of which WebSocket", f"{in_indonesian(ours.socket_bytes / 1000, 0)} kB")
    yield Measured("requests", str(ours.requests), f"Dash {loopback['dash'][0].requests}")
    how = "slow line" if line else "slow line (emulated by Chromium, WebSocket not slowed)"
    yield from _times(how, slow, {"text": 0.3, "picture": 0.45, "plotly": 0.45})
    yield from _times("loopback", loopback, {"plotly": 1.2})


NAMES = {
    "text": "sentence and tiles", "html": "charts drawn in HTML", "picture": "trend, as a picture",
    "plotly": "trend by Plotly, the last chart",
}  # fmt: skip


def _times(where: str, visits: dict[str, list[Visit]], goals: dict[str, float]) -> Iterator[Measured]:
    dash = _median(visits["dash"], "all")
    for name, words in NAMES.items():
        own, goal = _median(visits["ours"], name), goals.get(name)
        told = f"≤ {in_indonesian(goal)} × Dash" if goal else ""
        ratio = f"{in_indonesian(own / dash)} × Dash"
        yield Measured(
            f"{where}: {words}", f"{in_indonesian(own)} s", ratio, told, own / dash <= goal if goal else None
        )
    yield Measured(f"{where}: Dash, all charts", f"{in_indonesian(dash)} s")


def _median(visits: list[Visit], name: str) -> float:
    return statistics.median(one.seconds[name] for one in visits)


def _mb(count: float) -> str:
    return in_indonesian(count / MEGABYTE)


def _dash_bytes(visits: dict[str, list[Visit]]) -> int:
    return visits["dash"][0].http_bytes


@contextmanager
def _line() -> Iterator[Line | None]:
    """The slow line, None where this machine allows no tunnels."""
    with ExitStack() as stack:
        try:
            line = stack.enter_context(slow_line())
        except (OSError, subprocess.CalledProcessError):
            line = None
        yield line


@contextmanager
def _both_apps(line: Line) -> Iterator[dict[str, str]]:
    """Both apps on stores of their own with published and illustrative data; their addresses by name."""
    names = f"localhost 127.0.0.1 {line.server} {NAME}"
    own = {"STREAMLIT_SERVER_ADDRESS": line.server, "STREAMLIT_SERVER_ALLOWED_HOSTS": names}
    ports = {"dash": free_port(), "ours": free_port()}
    commands = {
        "dash": ["tests.benchmarks.dash_app", str(ports["dash"]), line.server],
        "ours": ["streamlit", "run", "app.py", "--server.port", str(ports["ours"])],
    }
    with ExitStack() as stack:
        for name, command in commands.items():
            folder = Path(stack.enter_context(TemporaryDirectory()))
            _fill(folder, is_packed=name == "ours")
            environment = os.environ | own | {"RB_STATE": str(folder)}
            stack.enter_context(running(command, line.server, ports[name], environment))
        yield {name: f"http://{NAME}:{port}/?pemda={GOVERNMENT}" for name, port in ports.items()}


def _fill(folder: Path, is_packed: bool) -> None:
    """A store with everything on it, and the frontend packed as it is half a minute after the first start of all."""
    before = os.environ.get("RB_STATE")
    os.environ["RB_STATE"] = str(folder)
    try:
        with store.connect() as con:
            save(con, illustrative_upload("Uji"), COMMAND_LINE)
        if is_packed:
            list(Packer().pack_best(every_page()))
    finally:
        os.environ.pop("RB_STATE")
        if before is not None:
            os.environ["RB_STATE"] = before


def _visits(addresses: dict[str, str], line: Line, throttle: dict | None) -> dict[str, list[Visit]]:
    """ROUNDS visits of each app in turn, every one with a browser started anew."""
    found = {name: [] for name in addresses}
    with browsers(line.server, line.prefix) as start:
        for _ in range(1 + ROUNDS):
            for name, address in addresses.items():
                browser = start()
                found[name].append(visit(browser, address, DASH if name == "dash" else OURS, throttle))
                browser.close()
    return {name: visits[1:] for name, visits in found.items()}
