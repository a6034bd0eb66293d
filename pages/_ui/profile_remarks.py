"""The two boxes at the foot of the sheet of Profil: how good the data are, and where they come from."""

from pages._output import profile
from pages._output.sentences import profile as told
from pages._ui import asking, chosen
from pages._ui.profile_known import RB, Known
from queries import rows


def quality(known: Known) -> str:
    """What must be known about the figures of the sheet before they are quoted."""
    counted = [one for one in known.indicators if one["unit"] != "peringkat"]
    loaded = sum(1 for one in counted if one["year_count"])
    status = {p["year"]: p["status"] for p in known.points if p["kind"] == "realisasi"}
    newest = max((year for year, state in status.items() if state == "ada"), default=None)
    missing = told.years_told(newest, chosen.expected_year(), status)
    on_sheet = {(RB, p["year"]) for p in known.points} | {(o["indicator_code"], o["year"]) for o in known.overview}
    doubts = [d for d in known.doubts if d["kind"] == "target" or (d["indicator_code"], d["year"]) in on_sheet]
    named = lambda flag: told.few(dict.fromkeys(_named(d) for d in doubts if d[flag]))  # noqa: E731
    held = [f"{_named(d)}, {d['embargo']}" for d in doubts if d.get("embargo")]
    invented = sum(1 for d in known.doubts if d["is_illustrative"])
    parts = sum(1 for line in known.components if line["is_illustrative"] and line["component"])
    lines = [
        ("Kelengkapan", f"angka untuk {loaded} dari {len(counted)} indikator."),
        ("Indeks RB", f"{missing}." if missing else "belum dimuat." if newest is None else "lengkap."),
        (
            "Ilustrasi",
            f"{invented} angka dan target, {parts} nilai area pemda ini; bukan data sebenarnya." if invented else "",
        ),
        ("Sementara menurut sumber", named("is_provisional")),
        ("Belum untuk umum", told.few(dict.fromkeys(held))),
        ("Tahun atau nilai disimpulkan", named("is_inferred")),
        ("Sumber lain berbeda angka", named("is_contested")),
        ("Predikat sumber tidak cocok dengan angkanya", named("is_mismatch")),
        (
            "Skala belum terverifikasi",
            told.few(dict.fromkeys(d["short_name"] for d in doubts if d["is_scale_unverified"]), 6),
        ),
    ]
    return profile.remarks("Mutu data", lines)


def _named(doubt: dict) -> str:
    return f"{'target ' if doubt['kind'] == 'target' else ''}{doubt['short_name']} {doubt['year']}"


def sources(known: Known, drawn: dict | None) -> str:
    """Publishers of the figures and targets on the sheet, with the years they stand for."""
    items = [(p["publisher"], p["year"], p["is_illustrative"]) for p in known.points]
    items += [(o["publisher"], o["year"], o["is_illustrative"]) for o in known.overview]
    if drawn is not None and drawn["indicator_code"] != RB:
        series = asking.answer("score_series", government_codes=[known.code], indicator_code=drawn["indicator_code"])
        items += [(p["publisher"], p["year"], p["is_illustrative"]) for p in rows(series)]
    items += [(c["publisher"], c["year"], c["is_illustrative"]) for c in known.components]
    items += [(t["publisher"], t["year"], t["is_illustrative"]) for t in known.targets]
    items += [
        (o["target_publisher"], o["target_year"], o["target_is_illustrative"])
        for o in known.overview
        if o["target_year"]
    ]
    years_of: dict[str, set[int]] = {}
    for publisher, year, is_illustrative in items:
        years_of.setdefault(publisher or ("unggahan ilustrasi" if is_illustrative else "unggahan"), set()).add(year)
    lines = [
        ("Angka dan target", f"{told.sources(years_of)}." if years_of else ""),
        ("Daftar lengkap", "halaman Data & sumber; aturan: Metodologi."),
    ]
    return profile.remarks("Sumber", lines)
