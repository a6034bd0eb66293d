"""The charts about areas: points reached and not reached of every part, and what each part added or took in a year."""

from data.number_format import format_number, format_signed
from pages._output.area_waterfall import Change, part_steps, rest_words, yearly_change
from pages._output.component_parts import area_name
from pages._output.deck.brief import Brief
from pages._output.deck.model import Chart, LeftOut, Series, Slide
from pages._output.deck.slides import telling
from pages._output.deck.slides.area_study import Study, footer_of, lines_of_parts, notes_of, of_brief
from pages._output.deck.slides.targets import bar_range
from pages._output.scale import nice_range
from pages._output.sentences import area
from pages._output.sentences import deck as titles

MOST_BARS = 13
LONGEST_NAME = 48  # letters of a bar's name


def build_lost(brief: Brief) -> Slide | LeftOut:
    """Reached and not reached of every part with a known ceiling, the largest loss on top."""
    study = of_brief(brief)
    if isinstance(study, LeftOut):
        return study
    known = area.ranked(study.parts)
    if not known:
        return LeftOut(
            f"Batas bagian indeks {study.name} {study.year} belum diketahui; unggah LKE yang memuat bobotnya."
        )
    drawn = known[:MOST_BARS]
    flags = [part.is_illustrative for part in drawn]
    found = [area.lost_title(study.parts), f"Poin yang belum diraih pada {study.year}"]
    title = telling.title_of(titles.within(found, flags), flags)
    names = tuple(_bar_name(part.short_name, part.is_illustrative and not all(flags)) for part in drawn)
    left = [part.lost_points if part.lost_points >= 0 else None for part in drawn]
    series = (
        Series("Diraih", tuple(p.value for p in drawn), tuple(format_number(p.value) for p in drawn), "kita"),
        Series(
            "Belum diraih",
            tuple(left),
            tuple("" if one is None or format_number(one) == "0,00" else format_number(one) for one in left),
            "other",
        ),
    )
    top = max(max(part.ceiling, part.value) for part in drawn)
    _, top, step = nice_range([0, top], 0, None)
    told = "; ".join(f"{n} {format_number(p.value)} dari {format_number(p.ceiling)}" for n, p in zip(names, drawn))  # noqa: B905
    above = [part.short_name for part in drawn if part.lost_points < 0]
    more = [area.top_words(study.parts)]
    more += [telling.cut_sentence("Tidak ditampilkan", [part.short_name for part in known[MOST_BARS:]])]
    more += [telling.cut_sentence("Batas belum diketahui", [p.short_name for p in study.parts if p.ceiling is None])]
    more += [telling.cut_sentence("Di atas batas", above)]
    more += ["Batas yang belum pasti ikut diperingkat." if any(p.ceiling_basis == "uncertain" for p in drawn) else ""]
    footer, dropped = footer_of(
        brief, study, lines_of_parts(study, drawn), "Diraih + belum diraih = batas, poin.", more
    )
    say = [area.sentence(study.name, study.year, study.parts)]
    return Slide(
        "area_hilang",
        title,
        Chart("bars", names, series, 0.0, top, step, "poin", f"{title}. {told}.", is_stacked=True, has_key=True),
        footer,
        notes_of(study, lines_of_parts(study, drawn), dropped, say, flags),
        any(flags),
        telling.subtitle_of(f"Nilai dan sisa sampai batas, bagian Indeks RB {study.name}, {study.year}, poin"),
        subject=f"Indeks RB {study.year}",
    )


def _bar_name(name: str, is_illustrative: bool) -> str:
    short = area.short(name)
    short = short if len(short) <= LONGEST_NAME else short[: LONGEST_NAME - 1].rstrip() + "…"
    return telling.tagged(short, is_illustrative)


def build_change(brief: Brief) -> Slide | LeftOut:
    """What each part added or took since the newest earlier year of the same method."""
    study = of_brief(brief)
    if isinstance(study, LeftOut):
        return study
    change = yearly_change(study.lines, study.year, study.wholes)
    if change is None:
        return LeftOut(area.no_change(study.year, study.method["method_name"]))
    if not change.steps:
        return LeftOut(f"Tidak ada bagian yang bergerak pada {change.before}–{change.year}.")
    flags = change.is_illustrative
    full = area.change_title(change.total, part_steps(change), change.before, study.year)
    found = titles.change_titles(full, change.total, change.before, study.year)
    title = telling.title_of(titles.within(found, flags), flags)
    more = [rest_words(change)]
    more += [telling.cut_sentence("Tidak ditampilkan", [step.name for step in _steps(change)[1]])]
    if change.total is None:
        more.append("Nilai indeks tidak dimuat pada kedua tahun.")
    used = _of_change(study, change)
    footer, dropped = footer_of(brief, study, used, "Nilai baru dikurangi nilai lama, poin.", more)
    return Slide(
        "area_perubahan",
        title,
        _change_chart(title, change),
        footer,
        notes_of(study, used, dropped, [_change_words(study, change), rest_words(change)], flags),
        any(flags),
        telling.subtitle_of(f"Perubahan Indeks RB {study.name} per bagian, {change.before}–{change.year}, poin"),
        subject=f"Indeks RB {change.before}–{change.year}",
    )


def _steps(change: Change) -> tuple[list, list]:
    """The steps on the chart and those without room; the unexplained rest always stands there."""
    parts = [step for step in change.steps if step.old is not None]
    rest = [step for step in change.steps if step.old is None]
    most = MOST_BARS - len(rest)
    return parts[:most] + rest, parts[most:]


def _change_chart(title: str, change: Change) -> Chart:
    steps, _ = _steps(change)
    kinds = (
        ("Naik", "above", lambda step: step.old is not None and step.change > 0),
        ("Turun", "below", lambda step: step.old is not None and step.change < 0),
        ("Di luar bagian", "muted", lambda step: step.old is None),
    )
    series = tuple(
        Series(
            name,
            tuple(step.change if belongs(step) else None for step in steps),
            tuple(_change_label(step) if belongs(step) else "" for step in steps),
            tone,
            tuple(_moved(step) if belongs(step) else "" for step in steps),
        )
        for name, tone, belongs in kinds
        if any(belongs(step) for step in steps)
    )
    bottom, top, grid = bar_range(min(0.0, *(s.change for s in steps)), max(0.0, *(s.change for s in steps)))
    names = tuple(_bar_name(step.name[0].upper() + step.name[1:], False) for step in steps)
    told = "; ".join(_moved(step) for step in steps)
    return Chart("bars", names, series, bottom, top, grid, "poin", f"{title}. {told}.", has_key=len(series) > 1)


def _change_label(step) -> str:
    return f"{'▲' if step.change > 0 else '▼'} {format_signed(step.change)}"


def _moved(step) -> str:
    way = "" if step.old is None else f" ({format_number(step.old)} → {format_number(step.new)})"
    return f"{step.name}: {format_signed(step.change)} poin{way}"


def _change_words(study: Study, change: Change) -> str:
    if change.total is None:
        return f"Bagian indeks {study.name} bergerak pada {change.before}–{change.year}; nilai indeksnya tidak lengkap."
    way = f"dari {format_number(change.old_total)} ke {format_number(change.new_total)}"
    return (
        f"Indeks RB {study.name} bergerak {way} pada {change.before}–{change.year}: {format_signed(change.total)} poin."
    )


def _of_change(study: Study, change: Change) -> list[dict]:
    """The index and its parts of both years."""
    names = {step.name for step in change.steps}
    both = [line for line in study.lines if line["year"] in (change.before, change.year)]
    return [line for line in both if not line["component"] or {line["component_name"], _area(line)} & names]


def _area(line: dict) -> str:
    return area_name(line["component_name"]) if line["area_code"] else line["component_name"]
