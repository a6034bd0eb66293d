"""The card of one component: what is known about it, and what nobody has collected yet."""

import re
from html import escape, unescape

from data.number_format import format_bound, format_number, format_percent
from pages._output import html
from pages._output.area_rows import owner_words
from pages._output.area_scheme import path_order
from pages._output.area_table import BASIS
from pages._output.matrix import address_of
from pages._output.words import CERTAINTY, WEIGHT_APPLIES

NOT_COLLECTED = "belum dikumpulkan"
INDENT = "\u2003"  # a select box swallows ordinary spaces


def options(definitions: list[dict], lines: list[dict], method_code: str) -> dict[str, str]:
    """Dotted path -> name with its place, of the components of one method and of those loaded under it."""
    names = {one["component"]: one["component_name"] for one in definitions if one["method_code"] == method_code}
    for line in lines:
        if line["method_code"] == method_code and line["component"]:
            names.setdefault(line["component"], line["component_name"])
    return {path: INDENT * path.count(".") + names[path] for path in sorted(names, key=path_order)}


def facts(
    path: str,
    definition: dict | None,
    lines: list[dict],
    names: dict[str, str],
    method: dict,
    issuer: str | None,
    owner: dict | None,
    government: str,
) -> list[tuple]:
    """(name, value) of everything the store holds about one component of one method.

    definition: its row of components. lines: its rows of component_history under that method, oldest first.
    names: path -> name of the components above it. issuer: of the companion indicator with the same code, if any.
    """
    given = definition or {}
    newest = lines[-1] if lines else None
    return [
        ("Letak", " › ".join(names.get(above, above) for above in _above(path)) or "langsung di bawah indeks"),
        ("Yang diukur", f"Definisi {NOT_COLLECTED}; yang diketahui nama dan letaknya."),
        ("Batas", _weight_words(given, newest)),
        ("Kepastian", CERTAINTY.get(given.get("certainty"), NOT_COLLECTED)),
        ("Penilai", issuer or method["issuer"]),
        ("Metode", f"{method['regulation']}, evaluasi {_years(method)}"),
        ("Sumber batas", sources(given.get("source"))),
        ("Keterbatasan", given.get("note") or "tidak ada catatan pada data"),
        ("Pengampu", _owner_words(owner, government)),
        ("Nilai terbaru", _newest_words(newest, path, government)),
    ]


def _above(path: str) -> list[str]:
    codes = path.split(".")
    return [".".join(codes[:count]) for count in range(1, len(codes))]


def _weight_words(given: dict, newest: dict | None) -> str:
    """'15 poin, untuk belum diketahui …'; what an upload states comes first and is named as such."""
    applies = WEIGHT_APPLIES.get(given.get("weight_applies_to"), "belum diketahui")
    known = given.get("max_score")
    published = f"{format_bound(known)} poin menurut dokumen; berlaku untuk: {applies}" if known is not None else ""
    if newest and newest["ceiling_basis"] == "stated_by_upload":
        stated = f"{format_bound(newest['ceiling'])} poin {BASIS['stated_by_upload']} {newest['year']}"
        return f"{stated}; {published}" if published else stated
    if given.get("weight_applies_to") == "ministries" and published:
        return f"{published}, jadi tidak dipakai untuk pemerintah daerah"
    return published or "belum ditemukan"


def _years(method: dict) -> str:
    until = method["valid_to_year"]
    return f"{method['valid_from_year']}–{until}" if until else f"sejak {method['valid_from_year']}"


def sources(words: str | None) -> html.Markup | str:
    """The addresses of a definition as links, what is no address as text."""
    parts = [part.strip() for part in (words or "").split(" ; ") if part.strip()]
    if not parts:
        return NOT_COLLECTED
    links = []
    for part in parts:
        address, _, rest = part.partition(" ")
        host = address.split("/")[2] if address.count("/") > 1 else address
        links.append(html.text(html.link(host, address)) + (f" {escape(rest)}" if rest else ""))
    return html.Markup(", ".join(links))


def _owner_words(owner: dict | None, government: str) -> html.Markup | str:
    words = owner_words(owner)
    if words is None:
        return html.Markup(f'belum diisi; isi di <a href="{page("unggah", government)}" target="_self">Unggah data</a>')
    cell = f"{owner['sheet_name']}!{owner['cell_address']}" if owner["cell_address"] else ""
    told = ", ".join(filter(None, [f"versi {owner['version_id']}", cell]))
    tag = html.TAG if owner["is_illustrative"] else ""
    return html.Markup(f'{html.text(words)}{tag} <span class="rb-muted">({escape(told)})</span>')


def _newest_words(newest: dict | None, path: str, government: str) -> html.Markup | str:
    if newest is None:
        return "belum dimuat"
    address = figure_address(government, path, newest["year"])
    share = "" if newest["share_pct"] is None else f", {format_percent(newest['share_pct'], 1)} dari batas"
    own = "" if newest["native_value"] is None else f"; pada skalanya sendiri {format_number(newest['native_value'])}"
    tag = html.TAG if newest["is_illustrative"] else ""
    value = f"{format_number(newest['value'])} poin pada {newest['year']}"
    origin = newest["publisher"] or "unggahan"
    told = f"{share}{own}; sumber: {origin}"
    return html.Markup(f'<a href="{address}" target="_self">{value}</a>{tag}{html.text(told)}')


def figure_address(government: str, path: str, year: int) -> str:
    """The address of Data & sumber that opens one figure, escaped."""
    figure = {
        "government_code": government,
        "indicator_code": "RB",
        "year": year,
        "component": path,
        "kind": "realisasi",
    }
    return escape("sumber" + address_of(figure))


def page(name: str, government: str) -> str:
    """The address of another page for one government, escaped."""
    return escape(f"{name}?pemda={government}")


def plain_words(value) -> str:
    """A value of the card without its markup, for a workbook."""
    return unescape(re.sub(r"<[^>]+>", "", value)) if isinstance(value, html.Markup) else str(value)
