"""What slides share: a title that fits, a footer of two lines, and where each number comes from."""

from data.number_format import format_bound, format_date, format_number
from pages._output import notes
from pages._output.deck import layout, text_fit
from pages._output.deck.brief import Brief, IndicatorFacts
from pages._output.sentences.deck import MOST_WORDS, count_words
from pages._output.sentences.marks import marked
from pages._output.words import KIND, join_words

TAG = " (ilustrasi)"
LINES = 2  # of a footer
MORE = "Selengkapnya di catatan pembicara."


def title_of(candidates: list[str], flags, box=layout.TITLE, sizes=layout.TITLE_SIZES) -> str:
    """The first candidate of at most 12 words that fits its box with its mark; the last one otherwise."""
    for told in candidates:
        title = marked(told, flags)
        size = text_fit.title_size(title, box, sizes)
        height = text_fit.height_of(title, size, box.width, is_bold=True, is_serif=True)
        if count_words(told) <= MOST_WORDS and height <= box.height:
            return title
    return marked(candidates[-1], flags)


def unmarked(told: str) -> str:
    """A title of `_output/sentences` without the mark that title_of sets again."""
    return told.removeprefix("Sebagian ilustrasi: ").removeprefix("Ilustrasi: ")


def tagged(text: str, is_illustrative) -> str:
    return text + TAG if is_illustrative else text


def upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def table_words(title: str, rows) -> str:
    """A table in words: its title, then each row."""
    told = "; ".join(" · ".join(cell.text for cell in row) for row in rows)
    return f"{title}. {told}."


def subtitle_of(*candidates: str) -> str:
    """The first candidate that takes one line."""
    fits = (told for told in candidates if len(text_fit.wrap(told, layout.TEXT, layout.SUBTITLE.width)) == 1)
    return next(fits, candidates[-1])


def footer_of(*needed: str | list[str], more=()) -> tuple[str, list[str]]:
    """(the footer in two lines, what found no room in it).

    needed: sentences that must stand there; a list gives them from long to short. more: taken as long as there is room.
    """
    forms = [[one] if isinstance(one, str) else list(one) for one in needed]
    longest = max(map(len, forms))
    for step in range(longest):
        told = " ".join(filter(None, (form[min(step, len(form) - 1)] for form in forms)))
        if _fits(told):
            break
    dropped = []
    more = [one for one in more if one]
    for number, sentence in enumerate(more):
        is_last = number == len(more) - 1 and not dropped
        if _fits(f"{told} {sentence}" if is_last else f"{told} {sentence} {MORE}"):
            told = f"{told} {sentence}"
        else:
            dropped.append(sentence)
    return (f"{told} {MORE}" if dropped and _fits(f"{told} {MORE}") else told), dropped


def _fits(told: str) -> bool:
    return len(text_fit.wrap(told, layout.NOTE, layout.FOOTER.width)) <= LINES


def sources(points: list[dict], targets: list[dict]) -> list[str]:
    """The line of sources from long to short; the last says how many there are."""
    points, targets = ([{"source_title": None} | item for item in items] for items in (points, targets))
    names = list(dict.fromkeys(_publisher(item) for item in [*points, *targets]))
    if not names:
        return [""]
    forms = [notes.sources_line(points, targets)]
    for count in (4, 3, 2, 1):
        rest = len(names) - count
        if rest > 0:
            forms.append(f"Sumber: {', '.join(names[:count])}, dan {rest} lainnya.")
    return [*forms, f"Sumber: {len(names)} penerbit." if len(names) > 1 else forms[0]]


def _publisher(item: dict) -> str:
    return item.get("publisher") or item.get("source_title") or "unggahan"


def cut_sentence(name: str, left_out: list[str]) -> str:
    """'Tidak ditampilkan: SPIP dan IKM.'; '' where all of it is there."""
    if not left_out:
        return ""
    named = join_words(left_out) if len(left_out) < 5 else f"{', '.join(left_out[:3])}, dan {len(left_out) - 3} lainnya"
    return f"{name}: {named}."


def methods_words(methods) -> str:
    """'Metode 26/2020 dan 9/2023.' from rows of methods; one without a regulation by its first year."""
    names = list(dict.fromkeys(one["method_name"] or f"sejak {one['valid_from_year']}" for one in methods if one))
    return f"Metode {join_words(names)}." if names else ""


def as_of(brief: Brief) -> str:
    return notes.as_of(brief.version["data_as_of"])


def as_of_today(brief: Brief) -> str:
    """'Keadaan 22 November 2026, data per 21 November 2026.', where what is overdue moves with the day."""
    return f"Keadaan {format_date(brief.today)}, data per {format_date(brief.version['data_as_of'])}."


def value_words(item: dict, decimals: int = 2) -> str:
    """'73,87 (BB)', or the predikat alone."""
    predikat = item.get("predikat") or item.get("stated_predikat")
    if item["value"] is None:
        return predikat or "–"
    return format_number(item["value"], decimals) + (f" ({predikat})" if predikat else "")


def origin(label: str, item: dict) -> str:
    """'Indeks RB 2023 73,87 (BB): Lojikata (pers, Februari 2024)', for an upload its sheet and cell."""
    name = item.get("publisher") or item.get("source_title")
    if name:
        date = {"published_on": None} | item
        told = f"{name} ({notes.claim_words(date)})"
    elif item.get("sheet_name"):
        told = f"unggahan, versi {item['version_id']}, sel {item['sheet_name']}!{item['cell_address']}"
    elif item.get("letter_number"):
        told = f"surat {item['letter_number']}"
    else:
        told = "unggahan atau koreksi di halaman Unggah data"
    return f"{label}: {tagged(told, item.get('is_illustrative'))}."


def point_origins(facts: IndicatorFacts, points=None) -> list[str]:
    """Where each value of an indicator comes from."""
    short = facts.indicator["short_name"]
    decimals = 0 if facts.indicator["unit"] == "peringkat" else 2
    told = []
    for point in facts.points if points is None else points:
        kind = "" if point["kind"] == "realisasi" else f", {KIND[point['kind']]}"
        words = value_words(point, decimals) if point["status"] == "ada" else point["status"].replace("_", " ")
        told.append(origin(f"{short} {point['year']} {words}{kind}", point))
    return told


def target_origins(short_name: str, targets: list[dict]) -> list[str]:
    """Where each written target comes from."""
    told = []
    for target in targets:
        document = document_words(target)
        number = format_number(target["value"]) if target["value"] is not None else target["stated_predikat"]
        if target.get("upper_value") is not None:
            number += f"–{format_number(target['upper_value'])}"
        told.append(origin(f"Target {short_name} {target['year']} {number}, {document}", target))
    return told


def document_words(target: dict) -> str:
    """'Road Map draf'; a document outside the known ones as such."""
    name = "dokumen lain" if target["document"] == "lainnya" else target["document"]
    return " ".join(filter(None, [name, target["document_version"]]))


def overview_origins(lines: list[dict]) -> list[str]:
    """Where the values in rows of indicator_overview come from."""
    return [origin(f"{line['short_name']} {line['year']} {value_words(line)}", line) for line in lines]


def governing_target(facts: IndicatorFacts) -> dict | None:
    """The written target (row of target_series) that governs the figure; without a figure the nearest one."""
    position = facts.position
    if position is None:
        return facts.target
    alike = ("document", "document_version", "target_lower")
    own = [target for target in facts.targets if target["year"] == position["target_year"]]
    return next((one for one in own if all(one[key] == position[key] for key in alike)), None)


def axis_start(bottom: float, lowest: float | None) -> str:
    """'sumbu mulai dari 60'; '' where the axis starts with the scale."""
    return f", sumbu mulai dari {format_bound(bottom)}" if bottom > (lowest or 0) else ""


def data_words(brief: Brief) -> str:
    """'Data versi 12, per 21 November 2026.'"""
    return f"Data versi {brief.version['version_id']}, per {format_date(brief.version['data_as_of'])}."
