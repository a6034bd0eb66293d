"""A simulation of the page Simulasi: what the index becomes when its parts move."""

from data.number_format import format_bound, format_number, format_percent, format_signed
from pages._output.deck.brief import Brief, Simulated
from pages._output.deck.model import Chart, LeftOut, Notes, Series, Slide
from pages._output.deck.slides import telling
from pages._output.deck.slides.study_words import INVENTED
from pages._output.scale import nice_range
from pages._output.sentences import deck_comparison as titles
from pages._output.sentences.simulation import BAND, RULE_OF_INDEX, graded, points, simulated
from pages._output.simulation import exact

CODE = "simulasi"
ASKED = (
    "Kegiatan apa yang menaikkan bagian ini, dan siapa pengampunya?",
    "Berapa biayanya? Tidak dihitung di sini.",
)
RB = "RB"
FEW = 4  # pairs of bars beside which a name may take three lines
MOST = 7  # pairs of bars whose labels stay apart


def build(brief: Brief) -> Slide | LeftOut:
    """Bars of every moved part, as it was scored and as it is simulated."""
    told = brief.simulated
    if told is None or not told.moves:
        return LeftOut(titles.PICK_SIMULATION)
    moves = sorted(told.moves, key=lambda move: -abs(move[2] - move[1]))
    finding = titles.simulated_title(told.index, told.simulated, told.simulated_predikat)
    words = simulated(finding, [told.is_illustrative])
    footer, _ = telling.footer_of(
        f"{BAND}. Skor terakhir {told.year}, poin.",
        telling.cut_sentence("Tidak digambar", [name for name, *_ in moves[MOST:]]),
        INVENTED if told.is_illustrative else "",
        telling.as_of(brief),
        f"Data versi {brief.version['version_id']}.",
        more=[_against(told), RULE_OF_INDEX],
    )
    return Slide(
        CODE,
        words,
        _chart(moves[:MOST], words),
        footer,
        _notes(brief, told, moves),
        told.is_illustrative,
        subtitle=telling.subtitle_of(
            f"Indeks RB {brief.name}, skor {told.year}{', ' if told.source_words else ''}{told.source_words}",
            f"Indeks RB {brief.name}, skor {told.year}",
        ),
        subject="Indeks RB",
    )


def _chart(moves: list[tuple], title: str) -> Chart:
    values = [value for _, was, becomes, _ in moves for value in (was, becomes)]
    _, top, step = nice_range([0, *values], 0, None)
    names = tuple(_category(name, ceiling, len(moves) > FEW) for name, _, _, ceiling in moves)
    words = [(points(exact(was)), points(exact(becomes))) for _, was, becomes, _ in moves]
    told = [f"{name}: {was} menjadi {becomes}" for name, (was, becomes) in zip(names, words, strict=True)]
    return Chart(
        kind="bars",
        categories=names,
        series=(
            Series(
                "Skor terakhir",
                tuple(was for _, was, _, _ in moves),
                tuple(was for was, _ in words),
                "other",
                tuple(f"{name}: skor terakhir {was}" for name, (was, _) in zip(names, words, strict=True)),
            ),
            Series(
                "Simulasi",
                tuple(becomes for _, _, becomes, _ in moves),
                tuple(becomes for _, becomes in words),
                "kita",
                tuple(f"{name}: simulasi {becomes}" for name, (_, becomes) in zip(names, words, strict=True)),
            ),
        ),
        minimum=0,
        maximum=top,
        step=step,
        unit="poin",
        alt=f"{title}. {'; '.join(told)}.",
        has_key=True,
    )


def _category(name: str, ceiling: float | None, is_crowded: bool) -> str:
    """'Tata laksana (batas 5)'; among many bars the first half of a double name, and no ceiling."""
    if is_crowded:
        return name.partition(" / ")[0]
    return name if ceiling is None else f"{name} (batas {format_bound(ceiling)})"


def _against(told: Simulated) -> str:
    """'Terhadap target 2024: 74,50 ▼ di bawah target.'"""
    if told.status_words is None:
        return ""
    mark, words, _ = told.status_words
    return f"Terhadap {told.target_words}: {mark} {words}."


def _notes(brief: Brief, told: Simulated, moves: list[tuple]) -> Notes:
    say = [
        f"Indeks RB {told.year} {graded(told.index, told.predikat)}; simulasi "
        f"{graded(told.simulated, told.simulated_predikat)}, {format_signed(told.simulated - told.index)} poin.",
        _against(told) or "Belum ada target yang dimuat untuk tahun itu.",
    ]
    for name, was, becomes, ceiling in moves:
        room = (
            "" if ceiling is None else f", {format_percent(becomes / ceiling * 100, 1)} dari batas" if ceiling else ""
        )
        say.append(f"{name}: {format_number(was)} menjadi {format_number(becomes)}{room}.")
    caveats = [f"{BAND}: menghitung akibat pergeseran skor, bukan memperkirakan hasil evaluasi.", RULE_OF_INDEX]
    if told.source_words:
        caveats.append(f"Titik awal {told.source_words}: porsi batas tiap bagian pada pembanding.")
    if told.is_illustrative:
        caveats.append(INVENTED)
    return Notes(tuple(say), tuple(caveats), ASKED, _origins(brief, told))


def _origins(brief: Brief, told: Simulated) -> tuple[str, ...]:
    """Where the index and the scores of its parts come from."""
    figures = [one for facts in brief.facts.values() if facts.indicator["indicator_code"] == RB for one in facts.points]
    index = [one for one in figures if (one["year"], one["kind"]) == (told.year, "realisasi")]
    origins = [telling.origin(f"Indeks RB {told.year} {telling.value_words(one)}", one) for one in index]
    used = [row for row in brief.components if row["year"] == told.year and row["component"]]
    origins += dict.fromkeys(
        telling.origin(f"Skor bagian {told.year}", row | {"cell_address": None, "sheet_name": None}) for row in used
    )
    return (*origins, f"Hasil simulasi: dihitung halaman Simulasi. {telling.data_words(brief)}")
