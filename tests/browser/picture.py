"""Make the README's picture from the app itself: python -m tests.browser.picture"""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS, settle
from tests.serving import ROOT, serve

TARGET = ROOT / ".readme" / "ringkasan.png"


def main() -> None:
    """Serve the published data, open Ringkasan of Kalimantan Timur, and keep what a person sees."""
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
        page.goto(f"{address}/?pemda=64")
        settle(page)
        page.wait_for_timeout(1500)
        TARGET.parent.mkdir(exist_ok=True)
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main()
