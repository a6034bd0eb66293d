"""What stands under a chart: where its numbers come from and what must be said about them."""

from data.number_format import format_date, format_number
from pages._output.words import EVIDENCE, join_words


def sources_line(points: list[dict], targets: list[dict]) -> str:
    """'Sumber: Bappeda (2020), Voxnews.id (2019, 2021); target: Haloberau.com (2024).'"""
    told = _by_publisher(points)
    aims = _by_publisher(targets)
    if not told and not aims:
        return ""
    line = "Sumber: " + told if told else "Sumber"
    if aims:
        line += ("; target: " if told else " target: ") + aims
    return line + "."


def _by_publisher(items: list[dict]) -> str:
    years: dict[str, list[int]] = {}
    for item in items:
        name = item["publisher"] or item["source_title"] or "unggahan"
        if item["year"] not in years.setdefault(name, []):
            years[name].append(item["year"])
    return ", ".join(f"{name} ({', '.join(map(str, sorted(known)))})" for name, known in years.items())


def caveats(points: list[dict], targets: list[dict], claims: list[dict]) -> list[str]:
    """Sentences about figures that are inferred, provisional, contradicted or oddly labelled, with their year."""
    several = len({item["government_code"] for item in points + targets}) > 1
    who = lambda item: f"{item['government_name']} {item['year']}" if several else f"{item['year']}"  # noqa: E731
    told = []
    inferred = [who(p) for p in points if p["evidence"] == "inferred"]
    if inferred:
        told.append(f"Tahun atau nilai disimpulkan dari sumber: {join_words(inferred)}.")
    provisional = [who(p) for p in points if p["is_provisional"]]
    if provisional:
        told.append(f"Angka sementara menurut sumber: {join_words(provisional)}.")
    for mark in dict.fromkeys(p["embargo"] for p in points if p.get("embargo")):
        kept = [who(p) for p in points if p.get("embargo") == mark]
        told.append(f"{mark[:1].upper()}{mark[1:]}, belum tampil bagi pengunjung: {join_words(kept)}.")
    for point in points:
        others = sorted({c["value"] for c in claims if c["differs"] and _same(c, point)})
        if others:
            told.append(f"{who(point)}: sumber lain {join_words(format_number(value) for value in others)}.")
        if point["value"] is not None and point["stated_predikat"] and point["predikat"] and not point["stated_codes"]:
            told.append(f"{who(point)}: sumber menyebutnya “{point['stated_predikat']}”.")
        if point["is_mismatch"]:
            told.append(f"{who(point)}: disebut {point['stated_predikat']}, menurut skala {point['predikat']}.")
    assumed = [who(t) for t in targets if t["evidence"] == "inferred"]
    if assumed:
        told.append(f"Tahun target disimpulkan: {join_words(assumed)}.")
    for items, name in ((points, "Angka"), (targets, "Target")):
        invented = list(dict.fromkeys(who(item) for item in items if item["is_illustrative"]))
        if invented:
            told.append(f"{name} ILUSTRASI, bukan data sebenarnya: {join_words(invented)}.")
    return told


def _same(claim: dict, point: dict) -> bool:
    return all(claim[key] == point[key] for key in ("government_code", "year", "kind"))


def as_of(day) -> str:
    """'Per 21 November 2026.'"""
    return f"Per {format_date(day)}."


def claim_words(point: dict) -> str:
    """Grade and date of a source: 'pers, Februari 2024'."""
    words = [EVIDENCE.get(point["evidence"], point["evidence"] or "unggahan")]
    if point["published_on"]:
        words.append(format_date(point["published_on"]))
    return ", ".join(words)
