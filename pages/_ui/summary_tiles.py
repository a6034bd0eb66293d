"""The tiles of Ringkasan: value, gap to the target, next predikat, place among those loaded."""

from data.number_format import format_bound, format_number, format_percent, format_signed
from pages._output import html
from pages._output.trend_data import governing_words, target_words
from pages._output.words import LEVEL, STATUS, TARGET_STATUS, provisional_words
from pages._ui import asking


def tiles(indicator: dict, figure, position, target, overview, government: str) -> list[str]:
    """Value, gap, next predikat, place; for an indicator without a figure, what there is instead."""
    if figure is None:
        return [_other_tile(line) for line in overview[:4]] or [
            html.tile(indicator["short_name"], "–", STATUS[None], "Belum ada angka dari sumber mana pun")
        ]
    if indicator["unit"] == "peringkat":
        label = _label(f"{indicator['short_name']} {figure['year']}", figure)
        place = format_number(figure["value"], 0)
        return [html.tile(label, place, "dikutip sumber", f"Menurut {figure['publisher'] or 'unggahan'}", "kita")]
    first = [_value_tile(indicator, figure), _gap_tile(figure, position, target)]
    if indicator["unit"] == "opini":
        return first + _class_tiles(indicator, figure)
    return [*first, _next_tile(figure), _place_tile(indicator, figure, government)]


def _label(words: str, *items: dict | None) -> str:
    """A tile's first line, marked where one of the figures or targets behind it is illustrative."""
    invented = any(one and (one.get("is_illustrative") or one.get("target_is_illustrative")) for one in items)
    return f"{words} · ilustrasi" if invented else words


def _other_tile(line: dict) -> str:
    decimals = 0 if line["unit"] == "peringkat" else 2
    value = format_number(line["value"], decimals) if line["value"] is not None else line["stated_predikat"]
    unit = (line["predikat"] or "") if line["value"] is not None else "hanya predikat"
    label = f"{line['short_name']} {line['year']}" + (" · ilustrasi" if line["is_illustrative"] else "")
    return html.tile(label, value, unit, f"Sumber: {line['publisher'] or 'unggahan'}")


def _value_tile(indicator: dict, figure: dict) -> str:
    label = _label(f"{indicator['short_name']} {figure['year']}", figure)
    if figure["status"] != "ada":
        return html.tile(label, "–", STATUS[figure["status"]], f"Menurut {figure['publisher'] or 'unggahan'}")
    rule = f"Skala {figure['regulation'].partition(',')[0]}"
    if figure["value"] is None:
        return html.tile(label, figure["stated_predikat"], "hanya predikat", rule, "kita")
    if figure["is_provisional"]:
        rule = provisional_words(figure, "Angka sementara menurut sumber")
    elif figure["evidence"] == "inferred":
        rule = "Tahun atau nilai disimpulkan"
    return html.tile(label, format_number(figure["value"]), figure["predikat"] or "tanpa skala", rule, "kita")


def _gap_tile(figure: dict, position: dict | None, target: dict | None) -> str:
    if position is None and target is not None:
        return html.tile(
            _label(f"Target {target['year']}", target), target_words(target), "", "Selisih menunggu nilainya"
        )
    if position is None:
        return html.tile("Jarak ke target", "–", "", "Belum ada target yang dimuat")
    label = _label(f"Jarak ke target {position['target_year']}: {governing_words(position)}", figure, position)
    mark, word, role = TARGET_STATUS[position["target_status"]]
    if position["gap_points"] is None:
        return html.tile(label, mark, word, "Angkanya belum dimuat", role or "")
    rule = f"{word.capitalize()} · capaian {format_percent(position['achievement_pct'])}"
    return html.tile(label, f"{mark} {format_signed(position['gap_points'])}", "poin", rule, role or "")


def _next_tile(figure: dict) -> str:
    label = _label("Ke predikat berikutnya", figure)
    if figure["value"] is None:
        rule = "Nilainya belum ada" if figure["status"] != "ada" else "Tanpa angka, jaraknya tidak dapat dihitung"
        return html.tile(label, "–", "", rule)
    if figure["predikat"] is None:
        return html.tile(label, "–", "", "Metode ini tanpa batas predikat")
    if figure["next_lower_bound"] is None:
        return html.tile(label, figure["predikat"], "", "Sudah pada predikat tertinggi skala ini")
    distance = format_number(figure["next_lower_bound"] - figure["value"])
    more = "" if figure["next_lower_inclusive"] else "lebih dari "
    bound = f"{'mulai' if figure['next_lower_inclusive'] else 'di atas'} {format_bound(figure['next_lower_bound'])}"
    target = figure["next_predikat"].replace(" / ", " atau ")
    return html.tile(f"{label} ({bound})", distance, "poin", f"{figure['predikat']} menuju {target}: {more}{distance}")


def _class_tiles(indicator: dict, figure: dict) -> list[str]:
    """The next class and the place of an opinion among its ordered classes."""
    names = [band["predikat"] for band in asking.rows("bands", indicator_codes=[indicator["indicator_code"]])]
    if not figure["stated_codes"]:
        return [html.tile("Urutan kelas", "–", "", " > ".join(names))]
    place = names.index(figure["stated_codes"][0])
    better = names[place - 1] if place else names[place]
    rule = f"{names[place]} menuju {better}" if place else "Sudah kelas tertinggi"
    return [
        html.tile("Ke kelas berikutnya", better, "", rule),
        html.tile("Urutan kelas", f"ke-{place + 1}", f"dari {len(names)}", " > ".join(names)),
    ]


def _place_tile(indicator: dict, figure: dict, government: str) -> str:
    label = _label(f"Posisi {figure['year']}", figure)
    place = (
        asking.rows(
            "position", government_code=government, indicator_code=indicator["indicator_code"], year=figure["year"]
        )
        if figure["kind"] == "realisasi"
        else []
    )
    if not place or figure["value"] is None:
        return html.tile(label, "–", "", "Tidak dihitung tanpa angka hasil evaluasi")
    place = place[0]
    level = LEVEL[place["level"]]
    if place["loaded_count"] == 1:
        return html.tile(label, "–", "", f"Belum ada {level} lain dengan angka nyata {figure['year']}")
    return html.tile(
        label,
        f"ke-{place['position']}",
        f"dari {place['loaded_count']} {level} yang dimuat",
        f"Termasuk {place['illustrative_count']} ilustrasi; bukan peringkat nasional"
        if place["illustrative_count"]
        else "Bukan peringkat nasional",
    )
