"""The table behind a trend: every figure, every written target, and what other sources say."""

from data.number_format import format_number, format_signed
from pages._output import html, notes
from pages._output.trend_data import target_words
from pages._output.words import KIND, STATUS, TARGET_STATUS, provisional_words

COLUMNS = [
    html.Column("Pemerintah daerah", "government_name"),
    html.Column("Tahun", "year", True),
    html.Column("Nilai", "value", True),
    html.Column("Predikat", "predikat"),
    html.Column("Jenis", "kind"),
    html.Column("Target", "target", True),
    html.Column("Dokumen", "document"),
    html.Column("Selisih", "gap", True),
    html.Column("Metode", "method"),
    html.Column("Sumber", "source"),
    html.Column("Derajat", "evidence"),
    html.Column("Catatan", "note"),
]
RANK_COLUMNS = [
    column for column in COLUMNS if column.key in ("government_name", "year", "value", "source", "evidence")
]


def table_lines(points, targets, positions, claims, indicator: dict) -> list[dict]:
    """The lines of the table, by government and year: the figure that counts, its targets, then the other sources.

    points, targets, positions, claims: rows of score_series, target_series, target_position and other_claims.
    """
    decimals = 0 if indicator["unit"] == "peringkat" else 2
    gaps = {(p["government_code"], p["year"], p["kind"]): p for p in positions}
    lines = [(0, _figure_line(point, gaps, decimals)) for point in points]
    lines += [(1, _target_line(target)) for target in targets]
    lines += [(2, _claim_line(claim, decimals)) for claim in claims]
    order = list(dict.fromkeys(item["government_code"] for item in points + targets))
    lines.sort(key=lambda pair: (order.index(pair[1]["code"]), pair[1]["year"], pair[0]))
    return [line for _, line in lines]


def _figure_line(point: dict, gaps: dict, decimals: int) -> dict:
    state = KIND[point["kind"]] if point["status"] == "ada" else STATUS[point["status"]]
    gap = gaps.get((point["government_code"], point["year"], point["kind"]))
    own = gap if gap and gap["target_year"] == point["year"] else None
    return _line(point) | {
        "value": format_number(point["value"], decimals),
        "value_value": point["value"],
        "predikat": point["predikat"] or point["stated_predikat"],
        "kind": _invented(point, provisional_words(point, "angka sementara" if point["is_provisional"] else state)),
        "gap": _gap_words(own) if own else None,
        "gap_value": own["gap_points"] if own else None,
        "method": point["regulation"],
    }


def _target_line(target: dict) -> dict:
    return _line(target) | {
        "kind": _invented(target, "target" if target["is_governing"] else "target lain"),
        "target": target_words(target),
        "document": " ".join(filter(None, [target["document"], target["document_version"]])),
    }


def _claim_line(claim: dict, decimals: int) -> dict:
    return _line(claim) | {
        "value": format_number(claim["value"], decimals),
        "value_value": claim["value"],
        "predikat": claim["stated_predikat"],
        "kind": _invented(claim, provisional_words(claim, "sumber lain")),
    }


def _invented(item: dict, kind: str) -> str:
    """The kind, and that the item is illustrative."""
    return f"{kind}, ilustrasi" if item["is_illustrative"] else kind


def _line(item: dict) -> dict:
    """What every line carries: place, year, source with its grade, and the note of its source."""
    return {
        "code": item["government_code"],
        "government_name": item["government_name"],
        "year": item["year"],
        "source": html.link(item["publisher"] or "unggahan", item["url"]),
        "source_value": item["publisher"],
        "evidence": notes.claim_words(item),
        "note": item["note"],
    }


def _gap_words(position: dict) -> html.Markup:
    mark, _, role = TARGET_STATUS[position["target_status"]]
    return html.judgement((mark, format_signed(position["gap_points"]), role))
