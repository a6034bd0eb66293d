"""Where we stand in a group: the titles of the group half of Benchmarking, each at most 12 words.

A place is only told among members with a comparable number; who has none is named as such and never ranked last.
"""

from data.number_format import format_number, format_signed
from pages._output.words import join_words

INCLUDING = " (termasuk ilustrasi)"
NOT_NATIONAL = "Bukan peringkat nasional."


def group_title(name: str, count: int, noun: str) -> str:
    """'Satu pulau: Maluku, 2 provinsi'; the title of the card that says who is compared, and why."""
    return f"{name}, {count} {noun}"


def rank_title(name: str, indicator: str, year: int | None, own: dict | None, noun: str, lines: list[dict]) -> str:
    """The finding of the strip.

    own: our row of group_rank, None without a result; lines: the rows of all members with a result in that year.
    """
    if year is None:
        return f"{indicator} belum dimuat untuk kelompok ini"
    if own is None:
        return (
            f"{indicator} {name} {year} belum dimuat"
            if lines
            else f"{indicator} {year} belum dimuat untuk kelompok ini"
        )
    if own["state"] == "predikat":
        grade = own["predikat"] or "–"
        return f"{name} berpredikat {grade} pada {year}, tanpa angka untuk diperingkat"
    if own["state"] == "sementara":
        return f"Nilai {name} {year} masih sementara, belum diperingkat"
    if own["ranked_count"] == 1:
        return f"Baru {name} yang punya {_number_words(lines)} {indicator} {year}"
    return f"{name} ke-{own['position']} dari {own['ranked_count']} {noun} pada {indicator}"


def _number_words(lines: list[dict]) -> str:
    """'angka nyata' where illustrative numbers stand beside the ranked ones."""
    return "angka nyata" if any(line["state"] == "ilustrasi" for line in lines) else "angka"


def level_words(own: dict | None, lines: list[dict]) -> tuple[str, str]:
    """(place, rule) of the value: 'ke-12 dari 12', '65,57 · median 95,65'."""
    if own is None or not own["position"]:
        return "tanpa peringkat", "belum ada angka tetap pada tahun ini"
    if own["ranked_count"] == 1:
        return (
            "tanpa peringkat",
            f"{format_number(own['value'])} · belum ada anggota lain dengan {_number_words(lines)}",
        )
    ties = sum(line["position"] == own["position"] for line in lines) - 1
    told = [format_number(own["value"])]
    if own["ranked_count"] > 2:
        told.append(f"median {format_number(own['median'])}")
    if ties:
        told.append(f"peringkat sama dengan {ties} lainnya")
    return f"ke-{own['position']} dari {own['ranked_count']}", " · ".join(told)


def change_words(own: dict | None, lines: list[dict]) -> tuple[str, str]:
    """(place, rule) of the yearly change: 'ke-3 dari 5', '+1,20 poin setahun sejak 2023'.

    An illustrative change of ours stands among all changes: said beside the place, and no place where our real value
    has only illustrative ones beside it.
    """
    if own is None or not own["change_position"]:
        others = max((line["change_count"] for line in lines), default=0)
        invented = any(line["change_position"] and line["change_is_illustrative"] for line in lines)
        tail = f"; {others} anggota lain punya{INCLUDING if invented else ''}" if others else ""
        return "tanpa peringkat", f"belum ada dua nilai sebanding{tail}"
    ties = sum(line["change_position"] == own["change_position"] for line in lines) - 1
    rule = f"{format_signed(own['change_points_a_year'])} poin setahun sejak {own['previous_year']}"
    if own["change_count"] == 1:
        return "tanpa peringkat", f"{rule} · anggota lain belum punya"
    if own["ranked_count"] == 1:
        return "tanpa peringkat", f"{rule} · anggota lain baru ilustrasi"
    if ties:
        rule += f" · peringkat sama dengan {ties} lainnya"
    including = INCLUDING if own["change_is_illustrative"] else ""
    return f"ke-{own['change_position']} dari {own['change_count']}{including}", rule


def spread_title(name: str, verdicts: list[int]) -> str:
    """The finding of the spine chart from the verdict of each row against the median (1, 0, -1).

    0 is a difference below half a percent of the scale, so it is told as level and not as equal.
    """
    if not verdicts:
        return "Belum ada indikator dengan tiga anggota setahun"
    below, above = verdicts.count(-1), verdicts.count(1)
    if below >= above and below:
        return f"{name} di bawah median pada {below} dari {len(verdicts)} indikator"
    if above:
        return f"{name} di atas median pada {above} dari {len(verdicts)} indikator"
    return f"{name} setara median pada {len(verdicts)} indikator"


def heat_title(name: str, members: list[tuple[str, int]]) -> str:
    """Who can be compared with us on most indicators, from (name, number of indicators) of the others."""
    most = max((count for _, count in members), default=0)
    if not most:
        return f"Belum ada angka setahun antara {name} dan kelompok ini"
    first = [other for other, count in members if count == most]
    if len(first) > 2:
        return f"{len(first)} anggota paling banyak terbanding: {most} indikator"
    return f"{join_words(first)} paling banyak terbanding: {most} indikator"


def left_out_words(lines: list[dict]) -> list[str]:
    """Sentences about members whose result is not ranked: predikat alone, provisional, illustrative."""
    told = []
    for state, words in (
        ("predikat", "Baru predikat, tidak diperingkat"),
        ("sementara", "Sementara, tidak diperingkat"),
        ("ilustrasi", "Ilustrasi, bukan data sebenarnya, tidak diperingkat di antara angka nyata"),
    ):
        own = [line for line in lines if line["state"] == state]
        if own:
            told.append(f"{words}: {', '.join(_named(line) for line in own)}.")
    return told


def _named(line: dict) -> str:
    """'Bali BB' or 'Banten 66,72', with its mark."""
    value = line["predikat"] or "" if line["value"] is None else format_number(line["value"])
    mark = " (ilustrasi)" if line["is_illustrative"] and line["state"] != "ilustrasi" else ""
    return f"{line['government_name']} {value}{mark}".strip()
