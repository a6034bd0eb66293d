"""A filter change: in a browser against Dash with the same charts, and on the server with twenty people."""

import os
import random
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import sync_playwright

from tests.benchmarks.fresh_visit import FLAGS, free_port, running
from tests.benchmarks.report import Measured, in_indonesian
from tests.benchmarks.talking import Session
from tests.benchmarks.watched_change import Change, Subject, change, open_dash, open_page, open_streamlit

GOVERNMENTS = ("Nusa Tenggara Timur", "Maluku Utara", "Kalimantan Timur")
ROUNDS = 3  # of every choice; the first is not counted, it asks what is kept from then on
PEOPLE, CLICKS, THINKING = 20, 6, (1.5, 4.5)  # seconds between two clicks of one person
TREND = ".js-plotly-plot"
CHARTS = [TREND, ".rb-bullets", ".st-key-card_components table"]
NAMES = ("trend", "bullets", "components")
DASH_CHARTS = [f"#{name} {TREND}" for name in NAMES]
BARE_CHARTS = [f".st-key-{name} {TREND}" for name in NAMES]
GOAL = "≤ 1,0 × Dash"


class Servers(NamedTuple):
    """The addresses of the app and of the two others that show the same charts."""

    app: str
    dash: str
    bare: str


def measure() -> Iterator[Measured]:
    with TemporaryDirectory() as folder, _served(Path(folder)) as servers:
        yield from _in_a_browser(servers)
        yield from _on_the_server(servers.app)


@contextmanager
def _served(folder: Path) -> Iterator[Servers]:
    """The three servers, each on its own copy of the store with the illustrative set."""
    quiet = os.environ | {"STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none", "PYTHONPATH": str(Path.cwd())}
    load = [sys.executable, "-m", "data.ingest", "load", "--illustrative"]
    subprocess.run(load, env=quiet | {"RB_STATE": str(folder / "app")}, check=True, stdout=subprocess.DEVNULL)
    with ExitStack() as stack:
        ports = []
        for name in Servers._fields:
            if name != "app":
                shutil.copytree(folder / "app", folder / name)
        for name in Servers._fields:
            ports.append(port := free_port())
            words = ["streamlit", "run", "app.py" if name == "app" else f"tests/benchmarks/{name}_app.py"]
            words += ["--server.port", str(port), "--server.headless", "true"]
            words = ["tests.benchmarks.dash_app", str(port)] if name == "dash" else words
            stack.enter_context(running(words, "127.0.0.1", port, quiet | {"RB_STATE": str(folder / name)}))
        yield Servers(*(f"http://127.0.0.1:{port}" for port in ports))


def _in_a_browser(servers: Servers) -> Iterator[Measured]:
    """Every filter of Ringkasan, and the government on Tren, beside Dash and the framework alone."""
    by_government = open_streamlit("Pemerintah daerah")
    dash = Subject("Dash: government", servers.dash, DASH_CHARTS, open_dash)
    summary, first = f"{servers.app}/?pemda=64", [TREND]
    asked = [
        (dash, GOVERNMENTS),
        (Subject("Ringkasan: government", summary, CHARTS, by_government), GOVERNMENTS),
        (Subject("Ringkasan: indicator", summary, CHARTS[:2], open_streamlit("Indikator")), ("SPBE", "Indeks RB")),
        (Subject("Ringkasan: year", summary, CHARTS[2:], open_streamlit("Tahun")), ("2023", "2024")),
        (Subject("Tren: government", f"{servers.app}/tren?pemda=64", first, by_government), GOVERNMENTS),
        (Subject("Streamlit alone, three charts", servers.bare, BARE_CHARTS, by_government), GOVERNMENTS),
    ]
    with sync_playwright() as playwright:
        program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        found = _in_turn(browser, asked)
        browser.close()
    peer = found[dash.name]
    for name, changes in found.items():
        yield _line(name, changes, peer, is_app=name not in (dash.name, asked[-1][0].name))


def _in_turn(browser, asked) -> dict[str, list[Change]]:
    """Every subject's changes, one after the other in each round, so that all share what else the machine does."""
    pages = {subject.name: open_page(browser, subject) for subject, _ in asked}
    found = {subject.name: [] for subject, _ in asked}
    for number in range(ROUNDS * len(GOVERNMENTS)):
        for subject, names in asked:
            pages[subject.name].bring_to_front()
            seen = change(pages[subject.name], subject, names[number % len(names)])
            if number >= len(GOVERNMENTS):
                found[subject.name].append(seen)
    return found


def _line(name: str, changes: list[Change], peer: list[Change], is_app: bool) -> Measured:
    first = statistics.median(one.first for one in changes)
    every = statistics.median(one.every for one in changes)
    ratio = every / statistics.median(one.every for one in peer)
    told = f"{in_indonesian(first)} s first chart, {in_indonesian(every)} s all"
    goal, is_met = (GOAL, ratio <= 1) if is_app else ("", None)
    return Measured(f"{name} changed, median of {len(changes)}", told, f"{in_indonesian(ratio)} × Dash", goal, is_met)


def _on_the_server(address: str) -> Iterator[Measured]:
    """The seconds of the server's answers to one person, to twenty who read in between, to twenty at one moment."""
    people = [Session(address, query="pemda=64") for _ in range(PEOPLE)]
    for name in GOVERNMENTS:
        people[0].choose("Pemerintah daerah", name)
    alone = _tenth([people[0].choose("Pemerintah daerah", GOVERNMENTS[turn % 3]) for turn in range(30)])
    yield Measured("Server, one person: slowest tenth of answers", f"{in_indonesian(alone * 1000, 0)} ms")
    for what, pause in (("reading 1,5 to 4,5 s between clicks", THINKING), ("all at the same moment", None)):
        slow = _tenth(_click_together(people, pause))
        ratio = f"{in_indonesian(slow / alone, 1)} × one person"
        told = f"{in_indonesian(slow * 1000, 0)} ms"
        goal, is_met = ("≤ 2,0 × one person", slow <= 2 * alone) if pause else ("", None)
        yield Measured(f"Server, twenty people, {what}: slowest tenth", told, ratio, goal, is_met)
    for person in people:
        person.close()


def _tenth(seconds: list[float]) -> float:
    """The time that nine of ten answers keep within."""
    return statistics.quantiles(seconds, n=10)[-1]


def _click_together(people: list[Session], pause: tuple[float, float] | None) -> list[float]:
    """The seconds of every answer: each person clicks with pauses of their own, or all wait for each other."""
    start, seconds = threading.Barrier(len(people)), []

    def click(number: int, person: Session) -> None:
        chance = random.Random(number)
        for turn in range(CLICKS):
            if pause:
                time.sleep(chance.uniform(*pause))
            else:
                start.wait()
            seconds.append(person.choose("Pemerintah daerah", GOVERNMENTS[(turn + number) % 3]))

    threads = [threading.Thread(target=click, args=pair) for pair in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seconds
