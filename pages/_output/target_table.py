"""The tables of Kesenjangan target: every indicator against its target, and every written target of one indicator."""

from data.number_format import format_number, format_percent, format_signed
from pages._output import html
from pages._output.sentences import target as told
from pages._output.trend_data import governing_words, target_words
from pages._output.words import EVIDENCE, STATUS, TARGET_STATUS, year_range

COLUMNS = [
    html.Column("Indikator", "name"),
    html.Column("Tahun", "year", True),
    html.Column("Realisasi", "value", True),
    html.Column("Target", "target", True),
    html.Column("Tahun target", "target_year", True),
    html.Column("Dokumen", "document"),
    html.Column("Selisih", "gap", True),
    html.Column("% skala", "gap_share", True),
    html.Column("Capaian", "achievement", True),
    html.Column("Laju perlu", "required", True),
    html.Column("Laju dicapai", "achieved", True),
    html.Column("Terhadap target", "status"),
    html.Column("Jalur", "path"),
]
DOCUMENT_COLUMNS = [
    html.Column("Tahun", "year", True),
    html.Column("Dokumen", "document"),
    html.Column("Target", "target", True),
    html.Column("Realisasi tahun itu", "result", True),
    html.Column("Selisih", "gap", True),
    html.Column("Capaian", "achievement", True),
    html.Column("Terhadap target", "status"),
    html.Column("Kedudukan", "standing"),
    html.Column("Sumber", "source"),
    html.Column("Derajat", "evidence"),
    html.Column("Riwayat", "history"),
]
ORDERS = {"selisih": "Selisih terbesar", "capaian": "Capaian terendah", "indikator": "Indikator"}


def indicator_lines(overview: list[dict], aims: list[dict], order: str, addresses: dict[str, str]) -> list[dict]:
    """Lines of COLUMNS: the rows of indicator_overview that have a target, then of targets_without_figure.

    order: a key of ORDERS; what cannot be ordered comes last. addresses: indicator code -> address of its own page.
    """
    aimed = [line for line in overview if line["target_year"] is not None]
    lines = [_figure_line(line, addresses) for line in aimed] + [_aim_line(aim, addresses) for aim in aims]
    keys = {"selisih": "gap_share_value", "capaian": "achievement_value"}
    if order in keys:
        lines.sort(key=lambda line: (line[keys[order]] is None, line[keys[order]] or 0))
    return lines


def _name(line: dict, addresses: dict[str, str], is_illustrative: bool) -> html.Markup:
    link = (
        f'<a href="{html.text(addresses[line["indicator_code"]])}" target="_self">{html.text(line["short_name"])}</a>'
    )
    return html.Markup(link + (html.TAG if is_illustrative else ""))


def _figure_line(line: dict, addresses: dict[str, str]) -> dict:
    invented = line["is_illustrative"] or line["target_is_illustrative"]
    return {
        "name": _name(line, addresses, invented),
        "name_value": line["short_name"],
        "year": line["year"],
        "value": format_number(line["value"]) if line["value"] is not None else line["stated_predikat"],
        "value_value": line["value"],
        "target": governing_words(line),
        "target_value": line["target_lower"],
        "target_year": line["target_year"],
        "document": " ".join(filter(None, [line["document"], line["document_version"]])),
        "gap": html.hint(format_signed(line["gap_points"]), told.gap_rule(line)),
        "gap_value": line["gap_points"],
        "gap_share": format_signed(line["gap_pct"], 1),
        "gap_share_value": line["gap_pct"],
        "achievement": html.hint(format_percent(line["achievement_pct"]), told.achievement_rule(line)),
        "achievement_value": line["achievement_pct"],
        "required": html.hint(format_signed(line["required_pace"]), told.required_rule(line)),
        "required_value": line["required_pace"],
        "achieved": html.hint(format_signed(line["achieved_pace"]), told.achieved_rule(line)),
        "achieved_value": line["achieved_pace"],
        "status": html.hint(html.judgement(TARGET_STATUS[line["target_status"]]), told.target_rule(line)),
        "status_value": TARGET_STATUS[line["target_status"]][1],
        "path": html.hint(html.judgement(told.path_words(line)), told.path_rule(line)),
        "path_value": told.path_words(line)[1],
        "_class": "rb-red" if is_red(line) else "",
    }


def is_red(line: dict) -> bool:
    """Merah-merah: below a target that is due, and worsening."""
    return line["target_status"] == "di_bawah" and bool(line["is_due"]) and line["direction"] == "memburuk"


def _aim_line(aim: dict, addresses: dict[str, str]) -> dict:
    absent = {f"{key}_value": None for key in ("value", "gap", "gap_share", "achievement", "required", "achieved")}
    return absent | {
        "name": _name(aim, addresses, aim["is_illustrative"]),
        "name_value": aim["short_name"],
        "value": STATUS[None],
        "target": target_words(aim),
        "target_value": aim["target_lower"],
        "target_year": aim["year"],
        "document": " ".join(filter(None, [aim["document"], aim["document_version"]])),
        "status": html.judgement(TARGET_STATUS["belum_dapat_dinilai"]),
        "status_value": TARGET_STATUS["belum_dapat_dinilai"][1],
        "path_value": None,
    }


def document_lines(targets: list[dict], position: dict | None, address_of) -> list[dict]:
    """Lines of DOCUMENT_COLUMNS from the rows of written_targets.

    position: row of target_position of the value on screen, or None; address_of: row -> address of its history.
    """
    return [_document_line(target, position, address_of(target)) for target in targets]


def document_name(target: dict) -> str:
    """'RPJMD 2018–2023 perubahan': document, plan years and version, as far as they are known."""
    plan = ""
    if target["plan_from_year"] is not None and target["plan_to_year"] is not None:
        plan = year_range(target["plan_from_year"], target["plan_to_year"])
    return " ".join(filter(None, [target["document"], plan, target["document_version"]]))


def _document_line(target: dict, position: dict | None, address: str) -> dict:
    document, tag = document_name(target), html.TAG if target["is_illustrative"] else ""
    status = TARGET_STATUS[target["target_status"]] if target["target_status"] else None
    source = target["publisher"] or target["source_title"] or "unggahan"
    return {
        "year": target["year"],
        "document": html.Markup(html.text(document) + tag),
        "document_value": document + (" [ilustrasi]" if tag else ""),
        "target": target_words(target),
        "target_value": target["target_lower"],
        "result": _result(target),
        "result_value": target["result"],
        "gap": format_signed(target["gap_points"]),
        "gap_value": target["gap_points"],
        "achievement": format_percent(target["achievement_pct"]),
        "achievement_value": target["achievement_pct"],
        "status": html.judgement(status) if status else None,
        "status_value": status[1] if status else None,
        "standing": _standing(target, position),
        "source": html.link(source, target["url"]),
        "source_value": source,
        "evidence": EVIDENCE.get(target["evidence"]) or ("unggahan" if target["sheet_name"] else "diisi di halaman"),
        "history": html.Markup(f'<a href="{html.text(address)}" target="_self">riwayat</a>'),
        "history_value": None,
    }


def _result(target: dict) -> str | html.Markup:
    """The final result of the target's own year."""
    if target["target_status"] is None:
        return STATUS.get(target["result_status"], STATUS[None])
    words = format_number(target["result"]) if target["result"] is not None else target["result_predikat"]
    return html.Markup(html.text(words) + (html.TAG if target["result_is_illustrative"] else ""))


def _standing(target: dict, position: dict | None) -> str:
    """Whether a written target governs the value on screen, its year, or stands beside another."""
    same = position is not None and target["year"] == position["target_year"] and all(
        target[key] == position[key] for key in ("document", "document_version"))  # fmt: skip
    if same:
        return f"dipakai untuk nilai {position['year']}"
    return "pertama pada tahunnya" if target["is_first"] else "dokumen lain"
