"""Tables, tiles and bullets as HTML: they need no script, fold on a phone and print as they stand."""

import re
from html import escape
from typing import NamedTuple

from data.number_format import format_number, format_signed
from pages._output.words import TARGET_STATUS


class Column(NamedTuple):
    """A column of a table: where its cells come from and whether they are numbers (right-aligned)."""

    name: str
    key: str
    is_number: bool = False


class Markup(str):
    """Text that is already safe HTML."""


# What Markdown acts upon, and where it would make an address or an icon of bare words.
BARE_LINK = re.compile(r"(?<=:)(?=[/\w])|(?<=www)(?=\.)|(?<=@)(?=\w)", re.IGNORECASE)
WORD_JOINER = "\u2060"  # cannot be seen
MARKDOWN = re.compile(r"[\\`*_\[\]<>$:~#|!&]")
TAG = Markup(' <span class="rb-tag">ilustrasi</span>')  # beside whatever is an illustrative value


def text(value) -> str:
    """A cell's content, escaped unless it is Markup; missing is an en dash."""
    if isinstance(value, Markup):
        return value
    return "–" if value is None or value != value or value == "" else escape(str(value))


def plain(words: str) -> str:
    """Text for Streamlit's own boxes, labels and bars, which would read it as Markdown: links, pictures, colours."""
    return MARKDOWN.sub(r"\\\g<0>", BARE_LINK.sub(WORD_JOINER, words))


def judgement(words: tuple[str, str, str | None]) -> Markup:
    """Mark and word in their colour: ▲ membaik."""
    mark, word, role = words
    return Markup(f'<span class="rb-{role or "plain"}">{mark} {escape(word)}</span>')


def hint(words: str, rule: str) -> Markup:
    """Words that show the rule they come from when pointed at."""
    return Markup(f'<span title="{escape(rule)}">{text(words)}</span>') if rule else Markup(text(words))


def link(label: str | None, url: str | None) -> str | Markup | None:
    """A link for an http(s) address, else the label alone."""
    if label and url and url.startswith(("http://", "https://")):
        return Markup(f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(label)}</a>')
    return label


def table(columns: list[Column], lines: list[dict], *, caption: str = "") -> str:
    """A table with hairlines; a line may carry `_class` (rb-kita, rb-red)."""
    head = "".join(f'<th scope="col"{_number(c)}>{escape(c.name)}</th>' for c in columns)
    body = "".join(
        f'<tr class="{line.get("_class", "")}">'
        + "".join(f"<td{_number(c)}>{text(line.get(c.key))}</td>" for c in columns)
        + "</tr>"
        for line in lines
    )
    note = f'<caption class="rb-hidden">{escape(caption)}</caption>' if caption else ""
    inside = f"{note}<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="rb-scroll"><table class="rb-table">{inside}</table></div>'


def facts(pairs) -> str:
    """Names and values under each other; a value is escaped unless it is Markup."""
    inside = "".join(f"<dt>{escape(name)}</dt><dd>{text(value)}</dd>" for name, value in pairs)
    return f'<dl class="rb-facts">{inside}</dl>'


def box(inside: str) -> str:
    """A long table inside a box of its own that scrolls, its head staying in view."""
    return f'<div class="rb-box" tabindex="0">{inside}</div>'


def _number(column: Column) -> str:
    return ' class="rb-number"' if column.is_number else ""


def tile(label: str, value: str, unit: str, rule: str, role: str = "", hint: str = "") -> str:
    """Three lines: what and year, the value with its unit, the rule or reference; `hint` shows on pointing."""
    size, length = (" rb-words" if len(value) > 12 else ""), (" rb-long" if len(unit) > 9 else "")
    title = f' title="{escape(hint)}"' if hint else ""
    return (
        f'<div class="rb-tile"{title}><div class="rb-muted">{escape(label)}</div>'
        f'<div class="rb-value rb-{role or "plain"}{size}">{escape(value)} '
        f'<span class="rb-unit{length}">{escape(unit)}</span></div>'
        f'<div class="rb-muted">{escape(rule)}</div></div>'
    )


def tiles(parts: list[str]) -> str:
    """Tiles in one row: four, or five where there are five."""
    return f'<div class="rb-tiles rb-tiles-{len(parts)}">{"".join(parts)}</div>'


def bullets(lines: list[dict]) -> str:
    """One bullet per indicator as share of its own scale: band strip, bar, target tick, value and gap.

    lines: rows of indicator_overview that have share_pct; the first is drawn as kita when `is_kita`.
    """
    return f'<div class="rb-bullets" role="table">{"".join(_bullet(line) for line in lines)}</div>'


def _bullet(line: dict) -> str:
    low, high = line["scale_minimum"] or 0, line["scale_maximum"]
    share = lambda value: max(0.0, min(100.0, float(value - low) / float(high - low) * 100))  # noqa: E731
    edges = [share(edge) for edge in line["band_edges"] if edge > low] if line["band_edges"] is not None else []
    stops, start = [], 0.0
    for number, edge in enumerate([*edges, 100.0]):
        stops.append(f"var(--rb-band-{'ab'[number % 2]}) {start:.2f}% {edge:.2f}%")
        start = edge
    aims = [line["target_lower"], line.get("target_upper")]
    tick = "".join(f'<span class="rb-tick" style="left:{share(aim):.2f}%"></span>' for aim in aims if aim is not None)
    kita = " rb-bar-kita" if line.get("is_kita") else ""
    bar = f'<span class="rb-bar{kita}" style="width:{share(line["value"]):.2f}%"></span>'
    strip = f"linear-gradient(to right,{','.join(stops)})"
    return (
        f'<div role="row"><span role="cell">{escape(line["short_name"])} {line["year"]}{_invented(line)}</span>'
        f'<span role="cell" class="rb-strip" style="background:{strip}">{bar}{tick}</span>'
        f'<b role="cell" class="rb-number">{format_number(line["value"])}</b>'
        f'<span role="cell" class="rb-number">{_gap(line)}</span></div>'
    )


def _invented(line: dict) -> str:
    """The mark under the name of a bullet whose value or target is illustrative."""
    told = "ilustrasi" if line.get("is_illustrative") else "target ilustrasi"
    is_invented = line.get("is_illustrative") or line.get("target_is_illustrative")
    return f'<small class="rb-invented">{told}</small>' if is_invented else ""


def _gap(line: dict) -> str:
    if line["target_lower"] is None:
        return '<span class="rb-muted">tanpa target</span>'
    mark, _, role = TARGET_STATUS[line["target_status"]]
    return f'<span class="rb-{role or "plain"}">{mark} {format_signed(line["gap_points"])}</span>'
