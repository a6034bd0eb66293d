"""Photograph every page, wide and narrow, light, dark and printed: python -m tests.browser.gallery FOLDER [WORD]

The store holds the published data and the illustrative set. With a WORD only the addresses that hold it are opened.
The pictures are for looking at; nothing is compared, and none of them belongs into the project.
"""

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from data import store
from data.ingest.illustrative import illustrative_upload
from data.ingest.storing.saving import save
from data.permission import COMMAND_LINE
from tests.browser.conftest import FLAGS, settle
from tests.browser.test_visits import PAGES
from tests.serving import serve

KINDS = {  # name of the kind -> (width, height, colour scheme, medium)
    "wide-light": (1440, 900, "light", "screen"),
    "wide-dark": (1440, 900, "dark", "screen"),
    "phone-light": (390, 844, "light", "screen"),
    "phone-dark": (390, 844, "dark", "screen"),
    "print-light": (1440, 900, "light", "print"),
    "print-dark": (1440, 900, "dark", "print"),
}
RESTING = 900  # milliseconds for charts to come to rest after the last word


def main(folder: Path, word: str = "") -> None:
    """Serve a store of its own and keep <address>--<kind>.png of every address, and a PDF of what is printed."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as state, sync_playwright() as playwright:
        os.environ["RB_STATE"] = state
        with store.connect() as con:
            save(con, illustrative_upload("Galeri"), COMMAND_LINE)
        with serve(Path(state)) as address:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            for kind, (width, height, scheme, medium) in KINDS.items():
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                context.add_cookies([{"name": "rb_panduan", "value": "tahu", "url": address}])  # no first visit
                for path in [path for path in PAGES if word in path]:
                    photograph(context, address + path, folder / f"{file_name(path)}--{kind}.png", medium)
                context.close()
            browser.close()


def file_name(path: str) -> str:
    """A name for the picture of an address: /target?pemda=53 -> target-pemda-53."""
    return re.sub(r"\W+", "-", path).strip("-") or "muka"


def photograph(context, address: str, target: Path, medium: str) -> None:
    """Open an address and keep the whole page; in print, what paper shows."""
    page = context.new_page()
    page.goto(address)
    settle(page)
    page.wait_for_timeout(RESTING)
    if medium == "print":
        page.pdf(path=target.with_suffix(".pdf"), prefer_css_page_size=True)
    else:
        height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": page.viewport_size["width"], "height": height + 80})
        page.wait_for_timeout(RESTING)
        page.screenshot(path=target)
    page.close()
    print(target.name, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
