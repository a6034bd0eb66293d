"""A headless Chromium of the machine's own and one served app for all browser tests."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.serving import serve

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium():
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no Chromium on this machine; the browser tests need one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(published_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("browsed") / "state"
    shutil.copytree(published_folder, folder)
    with serve(folder) as address:
        yield address


@pytest.fixture
def visit(chromium, served):
    """A function that opens an address in a browser of its own and waits until the page stands."""
    contexts = []

    def open_page(path, width=1440, height=900, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.requests, page.errors = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(served + path)
        settle(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


def settle(page):
    """Wait for the footer, which comes last, and for every chart to be drawn."""
    page.wait_for_selector(".rb-version", state="attached", timeout=30000)
    charts = '[class*="st-key-plot_"], [class*="st-key-multiple_"]'
    drawn = f"[...document.querySelectorAll('{charts}')].every(chart => chart.querySelector('.main-svg'))"
    page.wait_for_function(drawn, timeout=30000)
