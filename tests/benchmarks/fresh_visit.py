"""Visits with a browser that has never been there: when what was painted, and what travelled."""

import base64
import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent.parent
# Browsers take brotli from https and from this machine alone; behind a proxy with TLS, as the README has it, they do.
NAME = "rb.localhost"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
# In every animation frame: which of the things waited for can be seen by now.
OBSERVER = """(wanted) => {
  window.rbSeen = {};
  const stands = (node) => node && node.getClientRects().length > 0
    && (node instanceof SVGElement || node.textContent.trim() !== '')
    && node.checkVisibility({opacityProperty: true, visibilityProperty: true});
  const look = () => {
    for (const [name, selectors] of Object.entries(wanted))
      if (!(name in window.rbSeen) && selectors.every((one) => [...document.querySelectorAll(one)].some(stands)))
        window.rbSeen[name] = performance.now();
    requestAnimationFrame(look);
  };
  look();
}"""


class Visit(NamedTuple):
    """One first visit: seconds until each thing was painted, and what travelled until all of them were."""

    seconds: dict[str, float]
    http_bytes: int
    socket_bytes: int
    requests: int


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("", 0))
        return free.getsockname()[1]


@contextmanager
def running(words: list[str], host: str, port: int, environment: dict[str, str]) -> Iterator[None]:
    """A server started as `python -m ...` from the folder of the app, until the block ends."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([sys.executable, "-m", *words], cwd=ROOT, env=environment, **quiet)
    try:
        for _ in range(300):
            if process.poll() is not None:
                raise RuntimeError(f"{words} ended with {process.returncode}")
            try:
                urllib.request.urlopen(f"http://{host}:{port}/", timeout=2).close()
                break
            except OSError:
                time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def browsers(server: str, prefix: list[str]) -> Iterator:
    """A function that starts Chromium anew, run with `prefix` before its command, where NAME is `server`."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        raise RuntimeError("no Chromium on this machine")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        start = Path(folder) / "chromium"
        start.write_text(f'#!/bin/sh\nexec {" ".join([*prefix, program])} "$@"\n')
        start.chmod(0o755)
        flags = [*FLAGS, f"--host-resolver-rules=MAP {NAME} {server}"]
        yield lambda: playwright.chromium.launch(executable_path=start, args=flags)


def visit(browser, url: str, wanted: dict[str, list[str]], throttle: dict | None = None, timeout: float = 90) -> Visit:
    """Open `url` for the first time and wait until everything wanted was painted.

    wanted: CSS selectors of what belongs together, by name. throttle: the settings of Network.emulateNetworkConditions,
    for where there is no slow line of the kernel's.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    wire, counted = context.new_cdp_session(page), {"http": 0, "socket": 0, "requests": 0}
    _count(wire, counted)
    if throttle:
        wire.send("Network.emulateNetworkConditions", throttle)
    page.add_init_script(f"({OBSERVER})({json.dumps(wanted)})")
    page.goto(url, wait_until="commit", timeout=timeout * 1000)
    end = time.monotonic() + timeout
    while len(seen := page.evaluate("window.rbSeen") or {}) < len(wanted):
        if time.monotonic() > end:
            raise TimeoutError(f"{url}: only {list(seen)} of {list(wanted)} within {timeout} s")
        page.wait_for_timeout(100)
    page.wait_for_timeout(500)
    context.close()
    seconds = {name: seen[name] / 1000 for name in wanted}
    return Visit(seconds, counted["http"], counted["socket"], counted["requests"])


def _count(wire, counted: dict[str, int]) -> None:
    """Add up what the browser receives and sends, as it travels: compressed, with headers."""

    def loaded(event):
        counted["http"] += event["encodedDataLength"]
        counted["requests"] += 1

    def frame(event):
        content = event["response"]["payloadData"]
        counted["socket"] += len(content) if event["response"]["opcode"] == 1 else len(base64.b64decode(content))

    wire.on("Network.loadingFinished", loaded)
    wire.on("Network.webSocketFrameReceived", frame)
    wire.on("Network.webSocketFrameSent", frame)
    wire.send("Network.enable")
