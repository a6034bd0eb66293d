"""What a meeting may be asked to decide, proposed from the data by rules that are printed in the speaker notes."""

from typing import NamedTuple

from data.number_format import format_number, format_signed
from pages._output.area_rows import owner_of
from pages._output.component_parts import Part
from pages._output.deck.brief import Brief
from pages._output.deck.model import LeftOut
from pages._output.deck.slides import plan_study
from pages._output.deck.slides.area_study import Study, of_brief
from pages._output.owners import owner_of_indicator
from pages._output.planning.board import overdue_list
from pages._output.planning.coverage import coverage, gaps_without_action
from pages._output.planning.values import key_of, present
from pages._output.sentences import area
from pages._output.target_table import is_red
from pages._output.words import join_words

PLANNER, AUDITOR = "Bappeda", "Inspektorat"
MOST_NAMED = 2


class Proposal(NamedTuple):
    """One thing to decide."""

    words: str
    owner: str  # perangkat daerah by name, proposed
    rule: str  # why it stands here, as a sentence
    origin: str  # the numbers it rests on, '' for none
    is_illustrative: bool = False


def proposals(brief: Brief) -> list[Proposal]:
    """Everything the rules find, most pressing first."""
    study = of_brief(brief)
    found = [*_red(brief), *_unreported(brief), *_missing(brief), *_stated(brief)]
    found += [] if isinstance(study, LeftOut) else _lost(brief, study)
    found += [*_without_areas(brief), *_without_target(brief), *_contested(brief), *_without_owner(brief)]
    return found


def _office(brief: Brief, owner: dict | None) -> str:
    names = [name.strip() for name in owner["owners"].split(";")] if owner else []
    return join_words(dict.fromkeys(filter(None, names))) or brief.office


def _red(brief: Brief) -> list[Proposal]:
    """Merah-merah: below a target that is due, and worsening."""
    found = []
    for line in sorted((one for one in brief.overview if is_red(one)), key=lambda one: one["gap_pct"] or 0):
        owner = owner_of_indicator(line["indicator_code"], brief.owners)
        amount = "" if line["gap_points"] is None else f": {format_signed(line['gap_points'])} poin"
        short, year = line["short_name"], line["target_year"]
        flags = [line["is_illustrative"], line["target_is_illustrative"], line["previous_is_illustrative"]]
        found.append(
            Proposal(
                f"Menyusun renaksi percepatan {short}{amount} dari target {year}, memburuk",
                join_words(owner.names) if owner else brief.office,
                "Merah-merah: di bawah target yang jatuh tempo dan memburuk sedikitnya 0,5 % skala setahun.",
                f"{short} {line['year']}: {format_number(line['value'])}, {line['publisher'] or 'unggahan'}.",
                any(flags) or bool(owner and owner.is_illustrative),
            )
        )
    return found


def _missing(brief: Brief) -> list[Proposal]:
    """The years after the newest value up to the newest whose result can be out."""
    facts, short = brief.main, brief.main.indicator["short_name"]
    known = {point["year"]: point["status"] for point in facts.points if point["kind"] != "mandiri"}
    newest = facts.newest["year"] if facts.newest else None
    if newest is None:
        if brief.to_year in known:
            return []
        words = f"Memuat nilai {short}: belum satu pun dimuat"
        return [Proposal(words, brief.office, f"Nilai {short} belum dimuat untuk tahun mana pun.", "")]
    years = [year for year in range(newest + 1, brief.to_year + 1) if year not in known]
    if not years:
        return []
    named = join_words(map(str, years)) if len(years) < 4 else f"{years[0]}–{years[-1]}"
    rule = f"Tahun {named} sesudah nilai terakhir ({newest}) belum dimuat; hasilnya sudah dapat keluar."
    held = [str(year) for year, status in known.items() if year > newest and status == "belum_dikeluarkan"]
    rule += f" Nilai {join_words(held)} belum dikeluarkan menurut sumber." if held else ""
    return [Proposal(f"Memuat surat nilai {short} {named}", brief.office, rule, "", facts.newest["is_illustrative"])]


def _stated(brief: Brief) -> list[Proposal]:
    """Targets whose stated predikat is not that of their number."""
    doubts = [one for one in brief.doubts if one["kind"] == "target" and one["is_mismatch"]]
    found = []
    for code in dict.fromkeys(one["indicator_code"] for one in doubts):
        own = [one for one in doubts if one["indicator_code"] == code]
        facts = brief.facts.get(code)
        targets = [_mismatch(facts, one["year"]) for one in own] if facts else []
        targets = [one for one in targets if one]
        if targets:
            numbers = join_words(f"{format_number(t['value'])} ({t['year']})" for t, _ in targets)
            stated = join_words(dict.fromkeys(t["stated_predikat"] for t, _ in targets))
            scale = join_words(dict.fromkeys(predikat for _, predikat in targets))
            words = f"Memastikan predikat target {numbers}: tertulis {stated}, skala menyebut {scale}"
            origin = "; ".join(f"target {t['year']}: {t['publisher'] or 'unggahan'}" for t, _ in targets) + "."
        else:
            years = join_words(str(one["year"]) for one in own)
            words, origin = (
                f"Memastikan predikat target {own[0]['short_name']} {years}: tidak cocok dengan angkanya",
                "",
            )
        rule = "Predikat yang tertulis pada target bukan predikat angkanya menurut skala tahun target."
        found.append(Proposal(words, PLANNER, rule, origin, any(one["is_illustrative"] for one in own)))
    return found


def _mismatch(facts, year: int) -> tuple[dict, str] | None:
    """(target, predikat of its number under the method of its year)."""
    target = next(
        (t for t in facts.targets if t["year"] == year and t["is_governing"] and t["value"] is not None), None
    )
    if target is None or not target["stated_predikat"]:
        return None
    bands = [band for band in facts.bands if band["method_code"] == target["method_code"]]
    for band in bands:  # highest first
        low = band["lower_bound"]
        if low is not None and (target["value"] > low or (band["lower_inclusive"] and target["value"] == low)):
            return target, band["step_predikat"] or band["predikat"]
    return None


def _lost(brief: Brief, study: Study) -> list[Proposal]:
    """The part that lost most points of the newest year with parts, and the largest gap without renaksi."""
    first = area.leaders(study.parts)
    if not first or first[0].lost_points <= 0:
        return []
    year = max((int(one["year"]) for one in brief.actions), default=None)
    covers = [] if year is None else coverage(study.parts, brief.actions, year, 4, brief.today)
    rule = "Bagian indeks yang kehilangan poin terbanyak (batas dikurangi nilai), di antara yang batasnya diketahui."
    leader = next((one for one in covers if one.part == first[0]), None)
    without = gaps_without_action(covers)[:1]
    if leader in without:
        return [_about(brief, study, leader.part, "Menyusun", f"{rule} Areanya belum punya renaksi {year}.", year)]
    if leader is not None and leader.kind == "tersentuh":
        more = f" Areanya sudah punya {leader.actions} renaksi {year}; terhubung tidak berarti cukup."
        found = [_about(brief, study, first[0], "Menajamkan", rule + more, year)]
    else:
        found = [_about(brief, study, first[0], "Menetapkan", rule)]
    more = f"Kesenjangan terbesar yang areanya belum punya renaksi {year}."
    return found + [_about(brief, study, one.part, "Menyusun", more, year) for one in without]


def _about(brief: Brief, study: Study, part: Part, verb: str, rule: str, plan_year: int | None = None) -> Proposal:
    """A proposal about the renaksi of a part. plan_year: where the rule speaks of the actions of that year's plan."""
    owner = owner_of(study.owners, part.area_code, *part.paths)
    lost = format_number(part.lost_points)
    flags = [part.is_illustrative, bool(owner and owner["is_illustrative"])]
    flags += [bool(one["is_illustrative"]) for one in brief.actions if int(one["year"]) == plan_year]
    return Proposal(
        f"{verb} renaksi {part.short_name}: {lost} poin belum diraih pada {study.year}",
        _office(brief, owner),
        rule,
        f"{part.name} {study.year}: {format_number(part.value)} dari {format_number(part.ceiling)}.",
        any(flags),
    )


def _unreported(brief: Brief) -> list[Proposal]:
    """Renaksi of the newest plan whose quarter ended without a realisation; its perangkat daerah are to report."""
    plan = plan_study.of_brief(brief)
    items = [] if isinstance(plan, LeftOut) else overdue_list(plan.actions, *plan.quarter, brief.today)
    if not items:
        return []
    counts: dict[str, list] = {}
    for item in items:
        counts.setdefault(key_of(item.action["perangkat_daerah"]), []).append(item)
    groups = sorted(counts.values(), key=lambda own: (-len(own), present(own[0].action["perangkat_daerah"]) or "~"))
    names = [present(own[0].action["perangkat_daerah"]) or brief.office for own in groups]
    rest = len(names) - MOST_NAMED
    owner = join_words(names) if rest <= 0 else f"{', '.join(names[:MOST_NAMED])}, dan {rest} lainnya"
    actions = len({item.action["action_id"] for item in items})
    words = f"Melaporkan realisasi {actions} renaksi yang lewat batas sampai {plan.quarter.words}"
    rule = "Renaksi bertarget yang triwulannya sudah berakhir tanpa realisasi; PIC perangkat daerahnya."
    told = "; ".join(f"{name}: {len(own)} laporan" for name, own in zip(names, groups, strict=True))
    return [Proposal(words, owner, rule, f"{told}.", any(item.is_illustrative for item in items))]


def _without_areas(brief: Brief) -> list[Proposal]:
    if any(line["component"] for line in brief.components):
        return []
    rule = "Skor area dan komponen Indeks RB belum dimuat untuk tahun mana pun."
    return [Proposal("Mengunggah skor delapan area dan LKE", AUDITOR, rule, "")]


def _without_target(brief: Brief) -> list[Proposal]:
    """The main indicator first, then the others that have a figure."""
    names = [line["short_name"] for line in brief.overview
             if line["target_year"] is None and line["indicator_code"] != brief.indicator_code]  # fmt: skip
    main = [] if brief.main.targets else [brief.main.indicator["short_name"]]
    names = main + names
    if not names:
        return []
    rest = len(names) - MOST_NAMED
    named = join_words(names) if rest <= 1 else f"{', '.join(names[:MOST_NAMED])}, dan {rest} indikator lain"
    rule = f"Target belum dimuat untuk {join_words(names)}."
    return [Proposal(f"Menetapkan target {named}", PLANNER, rule, "")]


def _contested(brief: Brief) -> list[Proposal]:
    """Figures about which another source gives another number, the newest first."""
    doubts = [one for one in brief.doubts if one["is_contested"]]
    if not doubts:
        return []
    doubts.sort(key=lambda one: (one["indicator_code"] != brief.indicator_code, -one["year"]))
    names = [f"{one['short_name']} {one['year']}" for one in doubts]
    rest = len(names) - MOST_NAMED
    named = join_words(names) if rest <= 0 else f"{', '.join(names[:MOST_NAMED])}, dan {rest} lainnya"
    told = []
    for one in doubts[:MOST_NAMED]:
        claims = brief.facts[one["indicator_code"]].claims if one["indicator_code"] in brief.facts else []
        same = [claim for claim in claims if claim["differs"] and claim["year"] == one["year"]]
        told += [f"{one['short_name']} {one['year']} {format_number(c['value'])}: {c['publisher'] or 'unggahan'}"
                 for c in same]  # fmt: skip
    rule = "Sumber lain menyebut angka lain untuk nilai yang dipakai."
    flags = any(one["is_illustrative"] for one in doubts[:MOST_NAMED])
    words = f"Memastikan nilai {named}: sumber berbeda angka"
    return [Proposal(words, AUDITOR, rule, "; ".join(told) + "." if told else "", flags)]


def _without_owner(brief: Brief) -> list[Proposal]:
    empty = [row["area_name"] or row["area"] for row in brief.owners if not row["owners"]]
    if not empty:
        return []
    words = "Mengisi pengampu delapan area" if len(empty) == 8 else f"Mengisi pengampu {len(empty)} area"
    return [Proposal(words, brief.office, f"Pengampu belum diisi untuk {join_words(empty)}.", "")]
