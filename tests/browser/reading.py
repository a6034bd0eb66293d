"""What a page says to eyes and to a screen reader, gathered in one visit for the tests that judge it."""

from importlib.resources import files
from typing import NamedTuple

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# What axe calls serious or critical, and how many texts it compared with their ground; of some rules or of all.
RUN = """(rules) => axe.run(document, rules ? { runOnly: rules } : {}).then((told) => [
  told.violations.filter((one) => ['serious', 'critical'].includes(one.impact)).flatMap((one) => one.nodes.map((node) =>
    `${one.impact} ${one.id}: ${node.target} ${[...node.any, ...node.all, ...node.none].map((why) => why.message)}`)),
  [...told.passes, ...told.incomplete].filter((one) => one.id === 'color-contrast')
    .reduce((sum, one) => sum + one.nodes.length, 0)])"""
# Letters of no size and a transparent placeholder: there a style sheet puts our words in the place of the framework's.
IS_SEEN = """const isSeen = (element) => element?.checkVisibility({ visibilityProperty: true })
    && getComputedStyle(element).fontSize !== '0px' && !element.closest('style, script, #js-plotly-tester');
  const isHint = (element, name) => name === 'placeholder'
    && getComputedStyle(element, '::placeholder').color === 'rgba(0, 0, 0, 0)';"""
NAMES = "['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder']"
WORDS = f"""() => {{
  {IS_SEEN}
  const told = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {{
    const {{ parentElement, data }} = walker.currentNode;
    if (!data.trim() || parentElement.closest('[translate=no]') || !isSeen(parentElement)) continue;
    told.push(getComputedStyle(parentElement).whiteSpace.startsWith('pre') ? data : data.trim().replace(/\\s+/g, ' '));
  }}
  for (const element of [...document.body.querySelectorAll('*')].filter(isSeen)) {{
    for (const name of {NAMES})
      if (element.getAttribute(name)?.trim() && !isHint(element, name)) told.push(element.getAttribute(name));
    if (element.matches('input[role=combobox]')) told.push(element.value);
  }}
  return [...new Set(told)];
}}"""
EMPTY_HEADINGS = f"""() => {{
  {IS_SEEN}
  return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter((one) => isSeen(one) && !one.innerText.trim()).map((one) => one.outerHTML);
}}"""
# Every picture of numbers that is not a slide: what it is called or, as a table of its own, says; and its card.
CHARTS = """() => {
  const cardOf = (chart) => [...(chart.closest('[class*="st-key-card_"]')?.classList || [])]
    .find((name) => name.startsWith('st-key-card_')) || '';
  return [...document.querySelectorAll(
      '.js-plotly-plot, .rb-plot, .rb-bullets, .rb-pair, .rb-lost, .rb-sim-chart, .rb-spine-strip')]
    .filter((chart) => chart.checkVisibility({ visibilityProperty: true }))
    .map((chart) => [chart.closest('[aria-label]')?.ariaLabel || (chart.matches('[role=table]') ? chart.innerText : ''),
      cardOf(chart)]);
}"""
# Axe takes everything for unseen in a body that has no height and hides what leaves it, as that of the meeting screen.
SHOW_ALL = "[document.body, document.documentElement].forEach((one) => (one.style.overflow = 'visible'))"
UNFOLD = "document.querySelectorAll('main details:not([open]) > summary').forEach((one) => one.click())"


class Chart(NamedTuple):
    """A picture of numbers."""

    alternative: str
    card: str
    lines: int  # of the table behind "Data sebagai tabel"


class Reading(NamedTuple):
    """What one visit found."""

    faults: list[str]
    compared: int  # texts whose contrast was judged
    words: list[str]  # every text on screen, every name and description for a screen reader
    empty_headings: list[str]
    charts: list[Chart]


def judge(page, rules: list[str] | None = None) -> tuple[list[str], int]:
    """The faults axe finds on a page that stands, and how many texts it compared with their ground."""
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
    page.evaluate(UNFOLD)
    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight") + 200
    page.set_viewport_size({"width": 1440, "height": tall})  # what is out of view would not be judged
    page.wait_for_timeout(400)
    page.evaluate(SHOW_ALL)
    page.evaluate(AXE)
    return page.evaluate(RUN, rules)


def read(page) -> Reading:
    """Judge a page, then gather its words and open the table of each of its charts."""
    faults, compared = judge(page)
    words, headings = dict.fromkeys(page.evaluate(WORDS)), page.evaluate(EMPTY_HEADINGS)
    tables, charts = {}, page.evaluate(CHARTS)
    for card in dict.fromkeys(card for _, card in charts if card):
        tables[card] = open_table(page, card)
        words |= dict.fromkeys(page.evaluate(WORDS))
        close(page)
    return Reading(faults, compared, list(words), headings, [Chart(*one, tables.get(one[1], 0)) for one in charts])


def open_table(page, card: str) -> int:
    """Open "Data sebagai tabel" of a card; how many lines the table has, 0 where there is none."""
    button = page.locator(f".{card}").get_by_role("button", name="Data sebagai tabel")
    if not button.count():
        return 0
    button.click()
    table = page.locator("[data-testid=stPopoverBody] .rb-table")
    table.wait_for()
    return table.locator("tbody tr").count()


def close(page) -> None:
    """Close what is open above the page."""
    page.keyboard.press("Escape")
    page.locator("[data-testid=stPopoverBody]").wait_for(state="detached")
