"""Points not reached of every part, ranked, as horizontal bars in HTML."""

from html import escape

from data.number_format import format_number, format_percent
from pages._output import html
from pages._output.area_rows import is_owner_invented, owner_of, owner_words
from pages._output.area_table import BASIS
from pages._output.component_parts import Part
from pages._output.sentences.area import leaders, ranked, total_lost


def bars(parts: list[Part], owners: dict[str, dict]) -> str:
    """One bar for each part with a known ceiling, the largest first; '' where there is none.

    The bar is ceiling minus value in points; beside it value and ceiling, and what the ceiling rests on.
    """
    known = ranked(parts)
    if not known:
        return ""
    longest = max(known[0].lost_points, 0)
    first = leaders(parts)
    lines = "".join(_bar(part, longest, part in first, owners) for part in known)
    return f'<div class="rb-lost" role="table" aria-label="Poin yang belum diraih">{lines}</div>'


def _bar(part: Part, longest: float, is_first: bool, owners: dict[str, dict]) -> str:
    width = max(part.lost_points, 0) / longest * 100 if longest else 0
    kita = " rb-bar-kita" if is_first else ""
    owner = owner_of(owners, part.area_code, *part.paths)
    invented = " (pengampu ilustrasi)" if is_owner_invented(owner, part.is_illustrative) else ""
    told = [
        f"{format_number(part.value)} dari {format_number(part.ceiling)}",
        f"batas {BASIS[part.ceiling_basis]}",
        f"{owner_words(owner)}{invented}" if owner else "",
    ]
    above = part.lost_points < 0
    lost = f"{format_number(-part.lost_points)} di atas batas" if above else format_number(part.lost_points)
    return (
        f'<div role="row"><span role="cell">{escape(part.name)}{html.TAG if part.is_illustrative else ""}</span>'
        f'<b role="cell" class="rb-number">{lost}</b>'
        f'<span role="presentation" class="rb-lost-track"><i class="rb-lost-bar{kita}" style="width:{width:.2f}%"></i>'
        "</span>"
        f'<small role="cell">{escape(" · ".join(filter(None, told)))}</small></div>'
    )


def unranked(parts: list[Part]) -> str:
    """The parts without a known ceiling, with their points; '' where there is none."""
    without = [part for part in parts if part.ceiling is None]
    if not without:
        return ""
    told = "; ".join(
        f"{part.name} {format_number(part.value)}{' (ilustrasi)' if part.is_illustrative else ''}" for part in without
    )
    return f'<p class="rb-muted">Tidak diperingkat, batasnya belum diketahui: {escape(told)}.</p>'


COLUMNS = [
    html.Column("Urutan", "rank", True),
    html.Column("Bagian", "name"),
    html.Column("Nilai", "value", True),
    html.Column("Batas", "ceiling", True),
    html.Column("Belum diraih", "lost", True),
    html.Column("Bagian dari semua (%)", "share", True),
    html.Column("Batas menurut", "basis"),
    html.Column("Komponen", "paths"),
    html.Column("Pengampu", "owner"),
    html.Column("Tanda", "mark"),
]


def table_lines(parts: list[Part], owners: dict[str, dict]) -> list[dict]:
    """The ranking as lines of a plain table; what is not ranked follows, without a rank."""
    total, known = total_lost(parts), ranked(parts)
    lines = []
    for part in known + [part for part in parts if part.ceiling is None]:
        share = max(part.lost_points, 0) / total * 100 if part.lost_points is not None and total else None
        owner = owner_of(owners, part.area_code, *part.paths)
        line = {"value": part.value, "ceiling": part.ceiling, "lost": part.lost_points}
        lines.append(
            {key: None if value is None else format_number(value) for key, value in line.items()}
            | {f"{key}_value": value for key, value in line.items()}
            | {
                "rank": _rank(part, known), "name": part.name,
                "share": None if share is None else format_percent(share, 1), "share_value": share,
                "basis": BASIS[part.ceiling_basis], "paths": ", ".join(part.paths),
                "owner": owner_words(owner), "mark": "ilustrasi" if part.is_illustrative else
                "pengampu ilustrasi" if is_owner_invented(owner, False) else None,
            }
        )  # fmt: skip
    return lines


def _rank(part: Part, known: list[Part]) -> int | None:
    """Equal amounts share a rank."""
    if part not in known:
        return None
    return 1 + sum(
        format_number(one.lost_points) != format_number(part.lost_points) for one in known[: known.index(part)]
    )
