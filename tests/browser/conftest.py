"""A headless Chromium of the machine's own and one served app for all browser tests."""

import shutil
import time

import pytest
from playwright.sync_api import Error, Page, sync_playwright

from tests.browser.reading import Reading, read
from tests.serving import serve

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
# Everything the content-security-policy of a page turned away, as "directive what".
LISTENER = """window.violations = [];
addEventListener('securitypolicyviolation', (event) =>
  violations.push(`${event.violatedDirective} ${event.blockedURI}`))"""
# The frontend's protobuf tries WebAssembly for 64-bit numbers and has plain arithmetic where that is refused.
REFUSED_ON_PURPOSE = {"script-src wasm-eval"}
# Below a deep link Streamlit first looks for the server in the folder of the page, and then at the root.
LOOKED_FOR = ("/_stcore/health", "/_stcore/host-config")


def wait_for_function(page, expression, *, arg=None, timeout=30000, polling=None):  # noqa: ARG001
    """Playwright's own polls by eval, which the policy of the page refuses; this asks again from outside."""
    end = time.monotonic() + timeout / 1000
    while True:
        try:
            if page.evaluate(expression, arg):
                return
        except Error as error:
            if "context was destroyed" not in str(error):
                raise
        if time.monotonic() > end:
            raise TimeoutError(f"not within {timeout} ms: {expression}")
        page.wait_for_timeout(50)


@pytest.fixture(scope="package")
def chromium():
    """Closed after the last browser test: while Playwright is open, no other test of this thread may run a loop."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no Chromium on this machine; the browser tests need one")
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        patch.setattr(Page, "wait_for_function", wait_for_function)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def served(published_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("browsed") / "state"
    shutil.copytree(published_folder, folder)
    with serve(folder) as address:
        yield address


@pytest.fixture(scope="package")
def illustrated(illustrated_folder, tmp_path_factory):
    """The address of an app with the illustrative set."""
    folder = tmp_path_factory.mktemp("illustrated_browsed") / "state"
    shutil.copytree(illustrated_folder, folder)
    with serve(folder) as address:
        yield address


@pytest.fixture(scope="package")
def in_theme(chromium):
    """A function that opens an address in a browser of the theme, as somebody who has never been here."""
    contexts = {}

    def open_page(address, scheme):
        if scheme not in contexts:
            contexts[scheme] = chromium.new_context(color_scheme=scheme)
        contexts[scheme].clear_cookies()
        page = contexts[scheme].new_page()
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(address)
        settle(page)
        return page

    yield open_page
    for context in contexts.values():
        context.close()


@pytest.fixture(scope="package")
def reading(served, illustrated, in_theme):
    """A function that reads a page of the published or the illustrated store, once for all tests that judge it."""
    kept = {}

    def read_once(store, path) -> Reading:
        if (store, path) not in kept:
            page = in_theme((served if store == "published" else illustrated) + path, "light")
            kept[store, path] = read(page)
            page.close()
        return kept[store, path]

    return read_once


@pytest.fixture
def visit(chromium, served):
    """A function that opens an address in a browser of its own and waits until the page stands."""
    contexts = []

    def open_page(path, width=1440, height=900, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        watch(page)
        page.goto(served + path)
        settle(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


def watch(page):
    """Note in page.requests, page.errors and (for turned_away) window.violations what happens from now on."""
    page.requests, page.errors = [], []
    page.add_init_script(LISTENER)
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("console", lambda message: page.errors.append(message.text) if is_complaint(message) else None)


def is_complaint(message) -> bool:
    """Whether a line of the browser's console is an error, other than the server not being found in a subfolder."""
    return message.type == "error" and not message.location["url"].endswith(LOOKED_FOR)


def turned_away(page):
    """What the content-security-policy refused since the page was opened, but for REFUSED_ON_PURPOSE."""
    return sorted(set(page.evaluate("violations")) - REFUSED_ON_PURPOSE)


def settle(page):
    """Wait for the footer, which comes last, and for every chart to be drawn."""
    page.wait_for_selector(".rb-version", state="attached", timeout=30000)
    charts = '[class*="st-key-plot_"], [class*="st-key-multiple_"]'
    drawn = f"[...document.querySelectorAll('{charts}')].every(chart => chart.querySelector('.main-svg'))"
    wait_for_function(page, drawn)
