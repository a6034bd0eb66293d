"""Where are we beside one partner: the sentence and the titles of Benchmarking, the half about a pair.

Rules: only comparable indicators are counted (same year, method and kind); a difference below 0,5 % of the scale counts
for nobody; the partner comes first, because the page is about learning; the farthest is measured in percent of the
scale, and told in points with its year. What cannot be compared is said with its reason.
"""

from data.number_format import format_number
from pages._output.pair_data import comparable, drawn, result_words, results_of, standing, years_told
from pages._output.words import join_words

RB = "RB"
MOST_WORDS = 12  # of a title


def pair_sentence(own: str, peer: str, lines: list[dict], year: int | None = None, series: list[dict] = ()) -> str:
    """The opening of the page from the lines of comparison; year: the chosen one, None for the newest common year.

    series: rows of pair_series, for the years of both where nothing can be compared.
    """
    known = comparable(lines)
    if not known:
        return _nothing(own, peer, lines, year, series)
    if len(known) == 1:
        return _single(own, peer, known[0])
    stands = [standing(line) for line in known]
    theirs, ours = stands.count("lebih_rendah"), stands.count("lebih_tinggi")
    if not theirs and not ours:
        return _no_leader(own, peer, stands)
    tail = "" if any(line["state"] == "angka" for line in known) else "; semuanya kelas, tanpa angka"
    rest = f"; {', '.join(_undecided(stands))}" if theirs * 2 < len(known) and theirs + ours < len(known) else ""
    if len(known) in (theirs, ours):
        name, side = (peer, "lebih_rendah") if theirs else (own, "lebih_tinggi")
        far = _farthest(known, side)
        return f"{name} lebih tinggi pada {_all(len(known))} indikator sebanding{f'; terjauh {far}' if far else tail}."
    parts = [
        (name, count, _farthest(known, side))
        for name, count, side in ((peer, theirs, "lebih_rendah"), (own, ours, "lebih_tinggi"))
        if count
    ]
    name, count, far = parts[0]
    told = f"Dari {len(known)} indikator sebanding, {name} lebih tinggi pada {count}"
    if len(parts) == 1:
        return f"{told}{f'; terjauh {far}' if far else ''}{rest}{'' if far else tail}."
    return f"{told}{f' (terjauh {far})' if far else ''} dan {own} pada {ours}{rest}{'' if far else tail}."


def _undecided(stands: list[str]) -> list[str]:
    """['2 sama', '1 belum dapat dinilai']: how many lead for nobody, and why."""
    words = (("terlalu_kecil", "beda terlalu kecil"), ("sama", "sama"), ("belum_dapat_dinilai", "belum dapat dinilai"))
    return [f"{stands.count(key)} {word}" for key, word in words if key in stands]


def _all(count: int) -> str:
    """'kedua', 'ketiga', 'semua 6'."""
    return {2: "kedua", 3: "ketiga"}.get(count, f"semua {count}")


def _farthest(known: list[dict], side: str) -> str:
    """'Ombudsman 2024, 28,44 poin': the widest gap of one side in percent of the scale; '' without numbers."""
    there = [line for line in drawn(known) if standing(line) == side]
    if not there:
        return ""
    line = max(there, key=lambda one: abs(one["difference_pct"]))
    return f"{line['short_name']} {line['year']}, {format_number(abs(line['difference_points']))} poin"


def _single(own: str, peer: str, line: dict) -> str:
    told, stand = f"Satu indikator sebanding, {line['short_name']} {line['year']}", standing(line)
    pair = f"{own} {result_words(line, 'own')}, {peer} {result_words(line, 'peer')}"
    if stand == "sama":
        same = format_number(line["own_value"]) if line["state"] == "angka" else result_words(line, "own")
        return f"{told}: {own} dan {peer} sama, {same}."
    if stand == "terlalu_kecil":
        return f"{told}: beda {format_number(abs(line['difference_points']))} poin, terlalu kecil untuk dinilai."
    if stand == "belum_dapat_dinilai":
        return f"{told}: {pair}; belum dapat dinilai."
    name = own if stand == "lebih_tinggi" else peer
    if line["state"] == "kelas":
        return f"{told}: {name} lebih tinggi ({pair})."
    return f"{told}: {name} lebih tinggi {format_number(abs(line['difference_points']))} poin."


def _no_leader(own: str, peer: str, stands: list[str]) -> str:
    count = len(stands)
    if stands.count("sama") == count:
        return f"{own} dan {peer} sama pada {_all(count)} indikator sebanding."
    if stands.count("terlalu_kecil") == count:
        return f"Beda {own} dan {peer} terlalu kecil untuk dinilai pada {_all(count)} indikator sebanding."
    return f"Dari {count} indikator sebanding {own} dan {peer}, {join_words(_undecided(stands))}."


def _nothing(own: str, peer: str, lines: list[dict], year: int | None, series: list[dict]) -> str:
    """Why there is nothing to compare."""
    if year is not None:
        return f"Pada {year} belum ada indikator sebanding antara {own} dan {peer}."
    told = f"{own} dan {peer} belum dapat dibandingkan"
    if not lines:
        return f"{told}: belum ada nilai yang dimuat untuk keduanya."
    apart = [line for line in lines if line["reason"] == "tanpa_tahun_sama"]
    if not apart:
        return f"{told}: belum ada indikator yang dimuat untuk keduanya."
    line = apart[0]
    return f"{told}. Tidak ada tahun yang sama: {line['short_name']} {_both_years(own, peer, line, series)}."


def _both_years(own: str, peer: str, line: dict, series: list[dict]) -> str:
    """'Maluku Utara 2022, Banten 2020': the years of both with their marks; a semicolon where one has a list."""
    ours, theirs = (years_told(results_of(series, line["indicator_code"], side), side) for side in ("own", "peer"))
    mark = "," if ours.isdigit() and theirs.isdigit() else ";"
    return f"{own} {ours}{mark} {peer} {theirs}"


def below_sentence(
    own: str, peer: str, lines: list[dict], year: int | None, levels: tuple[str, str], series: list[dict] = ()
) -> str:
    """What stands under the sentence: the RB index by name, the years; levels: of both, said where they differ."""
    line = next((one for one in lines if one["indicator_code"] == RB), None)
    span = f"Tahun {year}." if year is not None else "Tahun bersama terbaru tiap indikator, metode sama."
    apart = f" Jenjangnya berbeda: {levels[0]} dan {levels[1]}." if levels[0] != levels[1] else ""
    return f"{rb_words(own, peer, line, year, series)} {span}{apart}"


def rb_words(own: str, peer: str, line: dict | None, year: int | None = None, series: list[dict] = ()) -> str:
    """The RB index always has a line, also where it is missing; years and their marks from the rows of pair_series."""
    if line is None:
        return "Indeks RB: belum dimuat untuk keduanya."
    if line["state"] != "tidak_sebanding":
        told = [
            f"{name} {result_words(line, side)}" + (" (ilustrasi)" if line[f"{side}_is_illustrative"] else "")
            for name, side in ((own, "own"), (peer, "peer"))
        ]
        return f"Indeks RB {line['year']}: {', '.join(told)}."
    if line["reason"] in ("hanya_kita", "hanya_pembanding"):
        name, other = (own, peer) if line["reason"] == "hanya_kita" else (peer, own)
        side = "own" if line["reason"] == "hanya_kita" else "peer"
        years = years_told(results_of(series, RB, side), side)
        return f"Indeks RB: {name} dimuat untuk {years}, {other} belum dimuat."
    common = _common(series, RB)
    if year is not None and common:
        return f"Indeks RB: belum sebanding pada {year}; tahun bersama {years_told(common, 'own', 'peer')}."
    return f"Indeks RB: tidak sebanding, {_both_years(own, peer, line, series)}."


def _common(series: list[dict], code: str) -> list[dict]:
    """The rows of pair_series in which one indicator can be compared."""
    return [one for one in comparable(series) if one["indicator_code"] == code]


def reason_words(own: str, peer: str, line: dict, series: list[dict], year: int | None) -> str:
    """Why one indicator cannot be compared, in a sentence with the years of both."""
    code = line["indicator_code"]
    ours, theirs = results_of(series, code, "own"), results_of(series, code, "peer")
    if not ours and not theirs:
        return "Belum dimuat untuk keduanya."
    if not ours or not theirs:
        return f"{peer if ours else own} belum dimuat."
    common = _common(series, code)
    if year is not None and common:
        return f"Belum sebanding pada {year}; tahun bersama: {years_told(common, 'own', 'peer')}."
    both = [one for one in ours if one in theirs]
    if both:
        told = years_told(both, "own", "peer")
        return f"Tahun yang sama {told}, tetapi angka dan predikatnya tidak berpasangan."
    return f"Tidak ada tahun yang sama: {_both_years(own, peer, line, series)}."


def as_object(name: str) -> str:
    """An indicator named like an institution says that its value is meant: 'nilai Ombudsman'."""
    return f"nilai {name}" if name == "Ombudsman" else name


def dumbbell_title(own: str, peer: str, lines: list[dict]) -> str:
    """'Celah terlebar: Ombudsman, lalu SPBE dan SPI' from the lines of pair_data.drawn; at most 12 words."""
    behind = [line["short_name"] for line in lines if standing(line) == "lebih_rendah"]
    ahead = [line["short_name"] for line in reversed(lines) if standing(line) == "lebih_tinggi"]
    if behind:
        return f"Celah terlebar: {behind[0]}" + (f", lalu {join_words(behind[1:3])}" if behind[1:] else "")
    if ahead:
        return f"{own} lebih tinggi; terjauh {as_object(ahead[0])}"
    return "Beda terlalu kecil untuk dinilai" if lines else "Belum ada angka yang dapat dibandingkan"


def class_title(own: str, peer: str, lines: list[dict]) -> str:
    """'Dibandingkan sebagai kelas: Banten lebih tinggi pada 2 dari 3'."""
    stands = [standing(line) for line in lines]
    theirs, ours = stands.count("lebih_rendah"), stands.count("lebih_tinggi")
    has_numbers = any(line["state"] == "angka" for line in lines)
    kind = "Kelas dan angka tanpa skala" if has_numbers else "Dibandingkan sebagai kelas"
    if not theirs and not ours:
        nobody = "kelasnya sama" if set(stands) == {"sama"} else "belum ada yang lebih tinggi"
        return f"{kind}: {nobody}"
    name, count = (peer, theirs) if theirs >= ours else (own, ours)
    if len(lines) == 1:
        kind = "Angka tanpa skala" if has_numbers else kind
        return f"{kind}: {name} lebih tinggi pada {as_object(lines[0]['short_name'])}"
    return f"{kind}: {name} lebih tinggi pada {count} dari {len(lines)}"


def missing_title(count: int) -> str:
    return f"{count} indikator tidak dapat dibandingkan" if count else "Semua indikator yang dimuat sebanding"


def since_words(run, leader: str) -> str:
    """'2023, 2 tahun sebanding berturut-turut; pada 2022 kelasnya sama'."""
    if run.count == 1 and run.before is None:
        return f"{run.first_year}, satu-satunya tahun sebanding"
    unbroken = " berturut-turut" if run.is_consecutive else ""
    held = f"{run.first_year}" + (f", {run.count} tahun sebanding{unbroken}" if run.count > 1 else "")
    if run.before is None:
        return f"{held}; sejak awal perbandingan"
    words = {
        "sama": "kelasnya sama" if run.before["state"] == "kelas" else "sama",
        "terlalu_kecil": "beda terlalu kecil",
        "belum_dapat_dinilai": "belum dapat dinilai",
    }.get(standing(run.before))
    return f"{held}; pada {run.before['year']} " + (words or f"{leader} lebih rendah")


def slope_title(slope) -> str:
    """'Maluku Utara mendekat: jarak SPI 17,00 menjadi 11,39 poin' of one pair_slope.Slope."""
    name = as_object(slope.short_name)
    before, after = (format_number(abs(gap)) for gap in (slope.first_gap, slope.last_gap))
    words = f"jarak {name} {before} menjadi {after} poin"
    if slope.movement == "melampaui":
        return f"{slope.leader} melampaui pada {name}: kini {format_number(abs(slope.last_gap))} poin di atas"
    if slope.movement == "menyempit":
        return f"{slope.pursuer} mendekat: {words}"
    if slope.movement == "melebar":
        return f"{slope.leader} menjauh: {words}"
    return f"Jarak {name} tetap: {before} dan {after} poin"


def conflicts(claims: list[dict]) -> str:
    """'Banten 2021: dipakai 67,00, sumber lain 61,37 dan 61,40' from the differing rows of other_claims."""
    found: dict[tuple, list[dict]] = {}
    for claim in claims:
        found.setdefault((claim["government_name"], claim["year"]), []).append(claim)
    return "; ".join(
        f"{name} {year} dipakai {format_number(group[0]['counting_value'])}, yang lain "
        + join_words(format_number(value) for value in sorted({claim["value"] for claim in group}))
        for (name, year), group in found.items()
    )


def lessons_title(peer: str, names: list[str]) -> str:
    """'Pelajari dari Banten: Ombudsman, SPBE, dan SPI'."""
    if not names:
        return f"Belum ada indikator sebanding yang lebih tinggi pada {peer}"
    return f"Yang bisa dipelajari dari {peer}: {join_words(as_object(name) for name in names)}"


def lessons_subtitle(peer: str, count: int, shown: int) -> str:
    """How many lead and how many are told."""
    if not count:
        return "Daftar ini terisi bila mitra lebih tinggi pada indikator dan tahun yang sama."
    rest = f"{shown} teratas dari {count}" if count > shown else f"{count}"
    return f"{rest} indikator yang lebih tinggi pada {peer}, selisih terbesar dulu; kelas menyusul sesudah angka"
