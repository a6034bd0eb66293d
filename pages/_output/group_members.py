"""Which governments a group holds and why: presets, the most similar, and groups of people's own."""

from typing import NamedTuple

from data.number_format import format_number, format_percent
from pages._output import html
from pages._output.words import LEVEL, join_words

NEAREST, LEAST_SHARED = 5, 2  # how many are most similar; indicators both must have
SIMILAR_RULE = (
    "Jarak = rata-rata selisih mutlak, dalam persen skala, pada indikator yang sebanding (tahun dan metode sama); "
    f"sedikitnya {LEAST_SHARED} indikator, {NEAREST} terdekat. Nilai nyata kita tidak dibandingkan dengan "
    "nilai ilustrasi; nilai ilustrasi kita dibandingkan dengan semua nilai, dengan tanda."
)


class Near(NamedTuple):
    """How far another government is: mean absolute difference in percent of scale over `shared` indicators."""

    code: str
    distance_pct: float
    shared: int
    own_is_illustrative: bool  # any of our values in it
    peer_is_illustrative: bool

    @property
    def is_illustrative(self) -> bool:
        return self.own_is_illustrative or self.peer_is_illustrative


class Group(NamedTuple):
    """A group on screen. `others` are its members without us; `reason` is written under its name."""

    code: str
    name: str
    reason: str
    others: list[str]
    is_member: bool = True
    is_own: bool = False
    is_illustrative: bool = False
    version_id: int | None = None
    written_reason: str = ""
    near: tuple[Near, ...] = ()

    def codes(self, government: str) -> list[str]:
        """Everybody the group is compared among, us first."""
        return [government, *self.others]


def noun_of(levels) -> str:
    """What the governments of these levels are called together: 'provinsi', 'kabupaten/kota' or 'pemda'."""
    names = {LEVEL.get(level, "pemda") for level in levels}
    return names.pop() if len(names) == 1 else "pemda"


def most_similar(pairs: list[dict]) -> list[Near]:
    """The nearest peers, nearest first. pairs: rows of the question comparison of one government and all its peers.

    Our real value is not compared with an illustrative one; our illustrative one is compared with any.
    """
    found: dict[str, list[dict]] = {}
    for pair in pairs:
        is_mixed = pair["peer_is_illustrative"] and not pair["own_is_illustrative"]
        if pair["state"] == "angka" and pair["difference_pct"] is not None and not is_mixed:
            found.setdefault(pair["peer_code"], []).append(pair)
    near = [
        Near(
            code,
            sum(abs(pair["difference_pct"]) for pair in own) / len(own),
            len(own),
            any(pair["own_is_illustrative"] for pair in own),
            any(pair["peer_is_illustrative"] for pair in own),
        )
        for code, own in found.items()
        if len(own) >= LEAST_SHARED
    ]
    return sorted(near, key=lambda one: (round(one.distance_pct, 9), -one.shared, one.code))[:NEAREST]


def groups_of(found: list[dict], near: list[Near], government: dict, figure: str, island: str | None) -> list[Group]:
    """Every group that can be chosen, presets first.

    found: rows of peer_groups; near: of most_similar; government: our row of the question governments; figure:
    'Indeks RB 2021'; island: our island group. A preset nobody belongs to stays, with the reason why it is empty.
    """
    code, name = government["government_code"], government["short_name"]
    noun = LEVEL.get(government["level"], "pemda")
    by_id = {row["group_id"]: row for row in found}
    predikat = found[0]["predikat"] if found else None
    presets = {
        "semua": (f"Semua {noun} yang dimuat", f"Semua {noun} yang punya nilai atau predikat dalam data ini."),
        "pulau": (
            f"Satu pulau: {island or '–'}",
            f"{noun.capitalize()} di {island or '–'} yang dimuat: letaknya dekat.",
        ),
        "kepulauan": (
            f"{noun.capitalize()} kepulauan",
            f"{noun.capitalize()} berciri kepulauan yang dimuat: layanan menyeberangi laut.",
        ),
        "predikat": (
            f"Sepredikat: {predikat}" if predikat else "Sepredikat",
            f"{noun.capitalize()} yang juga berpredikat {predikat} pada {figure}."
            if predikat
            else f"{name} belum punya predikat pada {figure}.",
        ),
    }
    groups = [_preset(key, *words, by_id.get(key), code, name) for key, words in presets.items()]
    reason = f"{len(near)} {noun} terdekat dari {name}. {SIMILAR_RULE}"
    if not near:
        reason = f"Belum ada {noun} dengan sedikitnya {LEAST_SHARED} indikator yang sebanding. {SIMILAR_RULE}"
    invented = any(one.is_illustrative for one in near)
    groups.append(
        Group("serupa", "Paling serupa", reason, [n.code for n in near], is_illustrative=invented, near=tuple(near))
    )
    return groups + [_own(row, code, name) for row in found if row["is_own"]]


def _preset(key: str, title: str, reason: str, row: dict | None, code: str, name: str) -> Group:
    if row is None:
        return Group(key, title, reason, [], is_member=False)
    others = [other for other in row["government_codes"] if other != code]
    return Group(
        key, title, reason + _joined(row, name), others, row["is_member"], is_illustrative=bool(row["is_illustrative"])
    )


def _own(row: dict, code: str, name: str) -> Group:
    others = [other for other in row["government_codes"] if other != code]
    group = Group(row["group_id"], row["name"], row["reason"] + _joined(row, name), others, row["is_member"], True)
    return group._replace(version_id=row["version_id"], written_reason=row["reason"])


def _joined(row: dict, name: str) -> str:
    """What is said where we are compared with a group we do not belong to."""
    if row["is_member"]:
        return ""
    dot = "" if not row["reason"] or row["reason"].endswith(".") else "."
    return f"{dot} {name} bukan anggota dan diikutkan sebagai kita."


COLUMNS = [
    html.Column("Pemerintah daerah", "name"),
    html.Column("Tingkat", "level"),
    html.Column("Kelompok pulau", "island"),
    html.Column("Indikator dimuat", "indicators", True),
    html.Column("Jarak (% skala)", "distance", True),
    html.Column("Indikator sebanding", "shared", True),
    html.Column("Tanda", "mark"),
]
SHORT_COLUMNS = [COLUMNS[0], html.Column("Jarak", "distance", True), html.Column("Indikator", "shared", True)]
MOST_NAMED = 12


def member_lines(group: Group, government: str, governments: dict[str, dict]) -> list[dict]:
    """The members as lines of a table, us first; distance and shared indicators where the group is by similarity."""
    near = {one.code: one for one in group.near}
    return [_member_line(governments[code], near.get(code), code == government) for code in group.codes(government)]


def member_words(names: list[str]) -> str:
    """'Banten, Bali, dan 36 lainnya': the members by name as far as they are few."""
    if len(names) <= MOST_NAMED:
        return join_words(names)
    return f"{', '.join(names[: MOST_NAMED - 2])}, dan {len(names) - MOST_NAMED + 2} lainnya; semuanya di tabel"


def _member_line(government: dict, near: Near | None, is_kita: bool) -> dict:
    name = government["short_name"]
    tag = html.TAG if near and near.peer_is_illustrative else ""
    distance = format_percent(near.distance_pct, 1) if near else None
    return {
        "name": html.Markup(html.text(name) + tag),
        "name_value": name,
        "level": LEVEL.get(government["level"]),
        "island": government["island_group"],
        "indicators": government["indicator_count"],
        "distance": html.Markup(distance + html.TAG) if near and near.own_is_illustrative else distance,
        "distance_value": near.distance_pct if near else None,
        "shared": format_number(near.shared, 0) if near else None,
        "shared_value": near.shared if near else None,
        "mark": "kita" if is_kita else _mark(near),
        "_class": "rb-kita" if is_kita else "",
    }


def _mark(near: Near | None) -> str | None:
    """Whose values in the distance are illustrative."""
    if near is None or not near.is_illustrative:
        return None
    if near.own_is_illustrative and near.peer_is_illustrative:
        return "nilai kita dan anggota ilustrasi"
    return "nilai kita ilustrasi" if near.own_is_illustrative else "nilai anggota ilustrasi"
