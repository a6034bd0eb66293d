"""A filter changed in a real browser: from the click on another choice until each chart shows its last picture."""

import time
from collections.abc import Callable
from typing import NamedTuple

# In every animation frame: which chart looks otherwise than before. A picture is told by the words and the paths of
# its lines, or by the markup of a chart that is HTML.
WATCH = """(selectors) => {
  const told = (node) => node.querySelector('.main-svg') === null ? node.innerHTML :
    node.textContent + [...node.querySelectorAll('.trace path, .shapelayer path')].map((one) => one.outerHTML).join('');
  const seen = selectors.map(() => []);
  window.rbWatched = {seen, started: null, goes: true};
  addEventListener('click', () => { window.rbWatched.started ??= performance.now(); }, {capture: true});
  const look = () => {
    selectors.forEach((selector, number) => {
      const node = document.querySelector(selector);
      if (!node || node.closest('.js-plotly-plot')?.querySelector('.main-svg') === null) return;
      const picture = told(node), before = seen[number].at(-1);
      if (!before || before[1] !== picture) seen[number].push([performance.now(), picture]);
    });
    if (window.rbWatched.goes) requestAnimationFrame(look);
  };
  look();
}"""
# For each chart the milliseconds from the click to the first frame with its last picture; null where nothing changed.
RESULT = """() => {
  const {seen, started} = window.rbWatched;
  window.rbWatched.goes = false;
  return seen.map((pictures) => {
    if (pictures.length < 2) return null;
    const last = pictures.at(-1)[1];
    return pictures.find((one) => one[1] === last)[0] - started;
  });
}"""


class Subject(NamedTuple):
    """One page of one framework, and how a person changes its filter."""

    name: str
    url: str
    charts: list[str]  # CSS selectors
    open_choice: Callable  # (page, name of a choice) -> the locator of what is clicked last


class Change(NamedTuple):
    """Seconds from the click until the first, and until the last chart stood."""

    first: float
    every: float


def open_streamlit(label: str) -> Callable:
    """How a select box of Streamlit is opened: by typing the choice."""

    def open_choice(page, name: str):
        box = page.get_by_role("combobox", name=label).first
        box.click()
        box.fill(name)
        return page.get_by_role("option", name=name).first

    return open_choice


def open_dash(page, name: str):
    """How the dropdown of the Dash app is opened."""
    page.click("#government")
    page.locator(".dash-dropdown-search").fill(name)
    return page.locator(".dash-dropdown-option", has_text=name).first


def open_page(browser, subject: Subject):
    """A page of its own with every chart drawn."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(subject.url, timeout=180_000)
    for selector in subject.charts:
        page.locator(selector).first.wait_for(timeout=180_000)
    page.wait_for_timeout(1500)
    return page


def change(page, subject: Subject, name: str, quiet: float = 1.2) -> Change:
    """Choose `name` and watch until no chart has changed for `quiet` seconds."""
    choice = subject.open_choice(page, name)
    choice.wait_for()
    page.wait_for_timeout(400)
    page.evaluate(WATCH, subject.charts)
    choice.click()
    count, since = _pictures(page), None
    end = time.monotonic() + 20
    while time.monotonic() < end and (since is None or time.monotonic() - since < quiet):
        page.wait_for_timeout(100)
        if (now := _pictures(page)) != count:
            count, since = now, time.monotonic()
    changed = [one for one in page.evaluate(RESULT) if one is not None]
    if not changed:
        raise RuntimeError(f"{subject.name}: no chart changed with {name}")
    return Change(min(changed) / 1000, max(changed) / 1000)


def _pictures(page) -> int:
    """How many pictures all charts have shown since `change` began to watch."""
    return page.evaluate("rbWatched.seen.reduce((sum, one) => sum + one.length, 0)")
