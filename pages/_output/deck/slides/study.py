"""Kaji tiru: what a visit to the first peer would find and ask. Always the newest years both have, as in the pack."""

from pages._output.deck.brief import Brief
from pages._output.deck.model import LeftOut, Notes, Slide
from pages._output.deck.slides import (
    pair_bars,
    study_answer,
    study_lessons,
    study_tables,
    study_trend,
    study_words,
    telling,
)
from pages._output.sentences import deck_comparison as titles
from pages._output.study_gaps import Gap

MOST_AREAS = 8
FEWEST_PARTS = 3  # pairs of bars that make a chart of parts


def build_answer(brief: Brief) -> Slide | LeftOut:
    """The cover: who is ahead on how much, where the farthest, and what the visit is to bring home."""
    return study_answer.build(brief)


def build_gaps(brief: Brief) -> Slide | LeftOut:
    """Both governments on the areas of change of one year, else on the indicators, as share of each scale."""
    if brief.pack is None:
        return LeftOut(titles.PICK_PEER)
    pack, gaps = brief.pack, _parts(brief.pack.gaps)
    own, peer = pack.parties.names
    noun, unit = "area" if any(gap.area for gap in gaps) else "bagian RB", "% batas"
    if gaps:
        candidates, year = titles.parts_titles(peer, gaps, noun), gaps[0].year
        subtitle = telling.subtitle_of(f"Bagian Indeks RB {year}, {own} dan {peer}, persen dari batasnya")
        names = [titles.short_name(gap) for gap in gaps]
    else:
        gaps = [gap for gap in pack.gaps if gap.pct is not None and not gap.is_part]
        if not gaps:
            return LeftOut(f"Belum ada angka yang sebanding antara {own} dan {peer}.")
        unit, candidates = "% skala", titles.parts_titles(peer, gaps, "indikator berangka")
        subtitle = telling.subtitle_of(f"Persen dari skala, {own} dan {peer}, tahun bersama terbaru")
        names = [f"{gap.name} {gap.year}" for gap in gaps]
    order = sorted(range(len(gaps)), key=lambda number: gaps[number].pct)
    gaps, names = [gaps[number] for number in order], [names[number] for number in order]
    most = MOST_AREAS if unit == "% batas" else pair_bars.MOST
    pairs = [pair_bars.pair_of_gap(gap, name) for gap, name in zip(gaps, names, strict=True)]
    flags = [flag for gap in gaps for flag in gap.flags]
    cut = telling.cut_sentence("Tidak digambar", names[most:])
    measure = "Persen dari batas tiap bagian" if unit == "% batas" else "Persen dari skala masing-masing"
    footer, _ = telling.footer_of(
        f"{measure}, nilai asli pada batang.", cut, *study_words.shared(brief, gaps), more=[study_words.METHOD]
    )
    return Slide(
        "kt_selisih",
        telling.title_of(titles.within(candidates, flags), flags),
        pair_bars.bars(pairs[:most], own, peer, unit, candidates[0]),
        footer,
        Notes(
            tuple(pair_bars.say_pair(pair, own, peer) for pair in pairs),
            study_words.caveats(brief, flags, gaps),
            (f"Apa yang berbeda dalam kerja {peer} pada bagian yang selisihnya terlebar?",),
            study_words.origins(brief, gaps),
        ),
        any(flags),
        subtitle=subtitle,
    )


def _parts(gaps: list[Gap]) -> list[Gap]:
    """The areas of change of their year, else the parts of the newest year; [] where they are too few for a chart."""
    parts = [gap for gap in gaps if gap.is_part and gap.pct is not None]
    areas = [gap for gap in parts if gap.area]
    newest = max((gap.year for gap in parts), default=None)
    found = areas if len(areas) >= FEWEST_PARTS else [gap for gap in parts if gap.year == newest]
    return found if len(found) >= FEWEST_PARTS else []


def build_trend(brief: Brief) -> Slide | LeftOut:
    """Both governments on the indicator with the widest gap that has two common years under one method."""
    return study_trend.build(brief)


def build_classes(brief: Brief) -> Slide | LeftOut:
    """What is compared as classes, and what cannot be compared with its reason."""
    return study_tables.build_classes(brief)


def build_lessons(brief: Brief) -> Slide | LeftOut:
    """Since when the partner leads, on which path, and what is recorded about its work."""
    return study_lessons.build(brief)


def build_questions(brief: Brief) -> Slide | LeftOut:
    """The sharpest questions, each with the gap behind it and whom to ask."""
    return study_tables.build_questions(brief)


def build_checklist(brief: Brief) -> Slide | LeftOut:
    """Six topics beside the perangkat daerah that answer for areas, to fill in."""
    return study_tables.build_checklist(brief)
