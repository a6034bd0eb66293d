"""Where we stand among the governments whose value of the same year and method is loaded."""

from math import ceil

from data.number_format import format_number
from pages._output.deck.brief import Brief
from pages._output.deck.model import Chart, LeftOut, Notes, Series, Slide
from pages._output.deck.slides import telling
from pages._output.deck.slides.listing import forms_of
from pages._output.group_strip import STATE_WORDS
from pages._output.scale import STEPS
from pages._output.sentences import deck_reference as titles
from pages._output.sentences.deck import not_illustrative, within
from pages._output.sentences.group import NOT_NATIONAL, left_out_words
from pages._output.words import LEVEL, join_words

MOST_BARS = 12
NEIGHBOURS = 2  # always drawn above and below ours
TICKS = 5


def build(brief: Brief) -> Slide | LeftOut:
    """Bars of the ranked values, best first, ours in our colour; who has no place is named."""
    noun, facts = LEVEL[brief.level], brief.main
    own = next((line for line in brief.ranking if line["government_code"] == brief.code), None)
    reason = _reason(brief, own)
    if reason:
        return LeftOut(reason)
    ranked = [line for line in brief.ranking if line["state"] == "angka"]
    drawn = shown_lines(ranked, brief.code)
    undrawn = [line for line in ranked if line not in drawn]
    flags = [line["is_illustrative"] for line in ranked]
    found = titles.place_titles(brief.name, own["position"], own["ranked_count"], noun, own["year"])
    title = telling.title_of(within(found, flags), flags)
    short = facts.indicator["short_name"]
    place = f"ke-{own['position']} dari {own['ranked_count']}"
    say = [f"{brief.name} {place} {noun} yang nilai {short} {own['year']}-nya dimuat; {NOT_NATIONAL.lower()}"]
    return Slide(
        "peringkat",
        title,
        _chart(drawn, brief.code, own, bool(undrawn), title),
        _footer(brief, own, drawn, undrawn),
        Notes(
            tuple(say + _ties(ranked, own)),
            tuple(_caveats(brief, undrawn)),
            _questions(noun, own),
            _origins(brief, short),
        ),
        any(flags),
        telling.subtitle_of(
            *(
                f"{name} {own['year']}, {own['unit']}, {brief.name} di antara {noun} yang nilainya dimuat"
                for name in (facts.indicator["indicator_name"], short)
            ),
            f"{short} {own['year']}, {own['unit']}, {noun} yang dimuat",
        ),
        subject=short,
    )


def _footer(brief: Brief, own: dict, drawn: list[dict], undrawn: list[dict]) -> str:
    """Measure, method, who is not drawn or has no place, sources, version."""
    told, _ = telling.footer_of(
        f"{NOT_NATIONAL} {brief.main.indicator['short_name']} {own['year']}, {own['unit']}.",
        telling.methods_words([one for one in brief.main.methods if one["method_code"] == own["method_code"]]),
        forms_of("Berperingkat, tidak digambar: ", [_placed(line) for line in undrawn]),
        [" ".join(left_out_words(brief.ranking)), _unranked_count(brief.ranking)],
        telling.sources(drawn, []),
        telling.data_words(brief),
    )
    return told


def _reason(brief: Brief, own: dict | None) -> str:
    """Why there is no place to tell; '' where there is one."""
    short, year = brief.main.indicator["short_name"], brief.main.year
    when = f" {year}" if year else ""
    if own is None:
        return f"Nilai {short} {brief.name}{when} belum dimuat, jadi belum ada posisi."
    if own["state"] != "angka":
        return f"Nilai {short} {brief.name}{when} {STATE_WORDS[own['state']]}."
    if own["ranked_count"] < 2:
        what = not_illustrative(brief.ranking) or " yang sebanding"
        return f"Belum ada {LEVEL[brief.level]} lain dengan nilai {short} {own['year']}{what}."
    return ""


def shown_lines(ranked: list[dict], government: str) -> list[dict]:
    """At most MOST_BARS: the best and the last, ours with its neighbours, then from the top."""
    if len(ranked) <= MOST_BARS:
        return ranked
    place = next(number for number, line in enumerate(ranked) if line["government_code"] == government)
    around = range(max(0, place - NEIGHBOURS), min(len(ranked), place + NEIGHBOURS + 1))
    wanted = list(dict.fromkeys([0, place, *around, len(ranked) - 1, *range(len(ranked))]))[:MOST_BARS]
    return [ranked[number] for number in sorted(wanted)]


def _chart(drawn: list[dict], government: str, own: dict, is_cut: bool, title: str) -> Chart:
    """Two series, ours and the others; where bars are left out each name carries its place."""
    is_own = [line["government_code"] == government for line in drawn]
    numbers = [format_number(line["value"]) for line in drawn]
    series = tuple(
        Series(
            name,
            tuple(line["value"] if mine is ours else None for line, mine in zip(drawn, is_own, strict=True)),
            tuple(told if mine is ours else "" for told, mine in zip(numbers, is_own, strict=True)),
            tone,
            tuple(_hover(line) if mine is ours else "" for line, mine in zip(drawn, is_own, strict=True)),
        )
        for name, ours, tone in ((own["government_name"], True, "kita"), ("Lainnya", False, "other"))
    )
    minimum, maximum, step = axis_of([line["value"] for line in drawn], own["scale_minimum"], own["scale_maximum"])
    names = tuple((f"{line['position']}. " if is_cut else "") + _name(line) for line in drawn)
    told = "; ".join(f"{name} {number}" for name, number in zip(names, numbers, strict=True))
    return Chart("bars", names, series, minimum, maximum, step, own["unit"], f"{title}. {told}.")


def axis_of(values: list[float], lowest: float | None, highest: float | None) -> tuple[float, float, float]:
    """(minimum, maximum, step): from the foot of the scale to its head, or as far as the values go beyond it."""
    low = min(lowest or 0, *values)
    high = max(highest or 0, *values)
    step = next((step for step in STEPS if (high - low) / step <= TICKS), STEPS[-1])
    return float(low), float(low + ceil(round((high - low) / step, 6)) * step), float(step)


def _name(line: dict) -> str:
    return telling.tagged(line["government_name"], line["is_illustrative"])


def _placed(line: dict) -> str:
    return f"{_name(line)} ke-{line['position']}"


def _hover(line: dict) -> str:
    source = line["publisher"] or line["source_title"] or "unggahan"
    place = f"ke-{line['position']} dari {line['ranked_count']}"
    return f"{_name(line)} {line['year']}: {telling.value_words(line)}, {place}, {source}"


def _unranked_count(lines: list[dict]) -> str:
    count = sum(line["state"] != "angka" for line in lines)
    return f"{count} tidak diperingkat; rincian di catatan." if count else ""


def _ties(ranked: list[dict], own: dict) -> list[str]:
    names = [line["government_name"] for line in ranked if line["position"] == own["position"] and line is not own]
    return [f"Peringkat yang sama: {join_words(names)}."] if names else []


def _caveats(brief: Brief, undrawn: list[dict]) -> list[str]:
    told = [
        "Posisi dihitung di antara yang nilainya dimuat dengan tahun dan metode yang sama; bukan peringkat nasional."
    ]
    if undrawn:
        told.append(f"Berperingkat, tidak digambar: {join_words(_placed(line) for line in undrawn)}.")
    invented = [
        line["government_name"] for line in brief.ranking if line["state"] == "angka" and line["is_illustrative"]
    ]
    if invented:
        told.append(f"ILUSTRASI, bukan data sebenarnya: {join_words(invented)}.")
    inferred = [line["government_name"] for line in brief.ranking if line["evidence"] == "inferred"]
    if inferred:
        told.append(f"Tahun atau nilai disimpulkan dari sumber: {join_words(inferred)}.")
    return told + left_out_words(brief.ranking)


def _questions(noun: str, own: dict) -> tuple[str, ...]:
    return (
        f"Berapa peringkat nasionalnya? Tidak diketahui dari data ini; baru {own['ranked_count']} {noun} dimuat.",
        f"Mengapa {noun} lain tidak ada? Nilai {own['year']}-nya belum dimuat.",
    )


def _origins(brief: Brief, short: str) -> tuple[str, ...]:
    return tuple(
        telling.origin(f"{line['government_name']}, {short} {line['year']} {telling.value_words(line)}", line)
        for line in brief.ranking
    )
