"""What the importer knows before it opens a file: the seed tables, keyed by every name people use. Needs no store."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path

from data.ingest.reading.names import bare_keys, name_key
from data.ingest.reading.values import normalise
from data.seed import SEEDS, read_seed

INDEX = "RB"  # the indicator whose components and areas are loaded
AREA_TOTAL = "area_total"  # an area stated as a whole; beside the tree, never summed
NUMBERED = re.compile(r"^\W*[0-9][0-9.]*\s*[-.)]?\s*(?=[^\W\d_])")  # '1. Aceh', '82 Maluku Utara'
TITLE_STOP = re.compile(
    r"^(tahun|tahunan|th|ta|periode|semester|triwulan|tw|tingkat|pada|dan|per|untuk|dalam|hasil|menurut|berdasarkan|"
    r"rpjmd|renstra|rekapitulasi|nilai|indeks|data|rb|skor|target|provinsi|s d|\d.*)$"
)


# Names by kind: renaksi are columns of a plan of actions, theme the themes of RB Tematik, status_aksi what people call
# the state of an action, nihil what they write where there is nothing to say.
NAME_KINDS = (
    "government",
    "indicator",
    "area",
    "header",
    "kind",
    "missing",
    "renaksi",
    "theme",
    "status_aksi",
    "nihil",
)


@dataclass(frozen=True, slots=True)
class Government:
    code: str
    name: str
    short_name: str
    level: str  # provinsi | kabupaten | kota


@dataclass(frozen=True, slots=True)
class Indicator:
    code: str
    name: str
    short_name: str
    unit: str
    minimum: Decimal


@dataclass(frozen=True, slots=True)
class Band:
    predikat: str
    label: str | None
    rank: int
    lower_bound: Decimal | None
    lower_inclusive: bool


@dataclass(frozen=True, slots=True)
class Component:
    path: str
    code: str
    area: str | None
    name: str
    level: str
    max_score: Decimal | None
    applies_to: str  # all | local governments | ministries | unknown
    certainty: str


@dataclass(frozen=True, slots=True)
class Method:
    """A method version of an indicator. `ceiling` refuses, `usual_maximum` warns; None is unknown."""

    code: str
    indicator: str
    regulation: str
    short_name: str
    from_year: int
    to_year: int
    ceiling: Decimal | None
    usual_maximum: Decimal | None
    adds_up: bool  # components sum to the stated total
    bands: tuple[Band, ...] = ()
    components: dict[str, Component] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PredikatName:
    indicator: str | None
    predikat: str
    from_year: int
    to_year: int


@dataclass(frozen=True)
class Reference:
    """The seed tables. Names are looked up by exact key (data.ingest.reading.names.name_key)."""

    governments: dict[str, Government]
    indicators: dict[str, Indicator]
    methods: list[Method]
    names: dict[str, dict[str, str]]  # NAME_KINDS: key -> code, role of a column, or name
    predikat_names: dict[str, list[PredikatName]]

    def government(self, text: object) -> str | None:
        """Code of the government of that exact name, alias or code; None when unknown or when two share it."""
        names, key = self.names["government"], name_key(text)
        plain = name_key(NUMBERED.sub("", str(text)))
        return (
            names.get(key) or names.get(_without_office(key)) or names.get(plain) or names.get(_without_office(plain))
        )

    def governments_in(self, title: str) -> set[str]:
        """Codes of the governments a title line names; the longest name wins, so Maluku Utara is not Maluku.

        A name that goes on with a word nobody expects ('Provinsi Maluku Selatan') is not a match.
        """
        words, found, at = name_key(title).split(), set(), 0
        longest = max((key.count(" ") + 1 for key in self.names["government"]), default=1)
        while at < len(words):
            step = 1
            for size in range(min(longest, len(words) - at), 0, -1):
                key = " ".join(words[at : at + size])
                code = self.names["government"].get(key)
                after = words[at + size] if at + size < len(words) else ""
                if code and not key.isdigit() and len(key) > 2:
                    if not after or TITLE_STOP.match(after):
                        found.add(code)
                    step = size
                    break
            at += step
        return found

    def indicator(self, text: object) -> str | None:
        """Code of the indicator of that name, or RB:<component code> where the name is a component's."""
        names, keys = self.names["indicator"], bare_keys(str(text))
        keys += [key.split(" ", 1)[1] for key in keys if key.startswith(("nilai ", "skor ", "angka ", "capaian "))]
        return next((names[key] for key in keys if key in names), None)

    def method(self, indicator: str, year: int) -> Method | None:
        """The method version of `indicator` valid in the evaluation year, or None."""
        key = (indicator, year)
        if key not in self._methods_found:
            fits = (m for m in self.methods if m.indicator == indicator and m.from_year <= year <= m.to_year)
            self._methods_found[key] = next(fits, None)
        return self._methods_found[key]

    @cached_property
    def _methods_found(self) -> dict[tuple[str, int], Method | None]:
        return {}

    def component_paths(self, label: str, method: Method) -> list[str]:
        """Dotted paths under `method` that a row label may mean, area totals last; empty when unknown."""
        if label.strip() in method.components:
            return [label.strip()]
        keys = bare_keys(label)
        exact = [part.path for part in method.components.values() if name_key(part.name) in keys[:2]]
        if exact:  # 'Manajemen Perubahan (Reform)' says which of the two it is
            return exact
        codes = {self.names["indicator"].get(key, "").removeprefix(f"{INDEX}:") for key in keys}
        areas = {self.names["area"].get(key) for key in keys} - {None}
        found = [
            part
            for part in method.components.values()
            if part.code in codes or part.area in areas or not set(keys).isdisjoint(_component_keys(part.name))
        ]
        return [part.path for part in sorted(found, key=lambda part: part.level == AREA_TOTAL)]

    def role(self, header: object) -> str | None:
        """What a column header says its column is: provinsi, tahun, nilai, bobot, ...; None when unknown."""
        names = self.names["header"]
        return next((names[key] for key in bare_keys(str(header)) if key in names), None)

    def kind(self, text: object) -> str | None:
        """realisasi | mandiri | sementara | target, or None."""
        return self.names["kind"].get(name_key(text))


def _without_office(key: str) -> str:
    """'pemerintah daerah provinsi banten' -> 'banten', 'pemkab dompu' -> 'kabupaten dompu'."""
    key = re.sub(r"^(pemerintah )?(daerah )?(provinsi|propinsi|prov|prop|pemprov|pemda) ", "", key)
    key = re.sub(r"^(pemerintah )?(daerah )?(kabupaten|kab|pemkab) ", "kabupaten ", key)
    return re.sub(r"^(pemerintah )?(daerah )?(kota|pemkot) ", "kota ", key)


@cache
def _component_keys(name: str) -> frozenset[str]:
    """'Penataan Peraturan / Deregulasi Kebijakan' is known by its whole and by each half."""
    return frozenset(key for part in [name, *name.split(" / ")] for key in bare_keys(part))


@cache
def load_reference(folder: Path = SEEDS) -> Reference:
    """Read the seed files of `folder`; about 20 ms, kept for the process."""
    governments = {
        row["code"]: Government(row["code"], row["name"], row["short_name"] or row["name"], row["level"])
        for row in read_seed(folder / "governments.csv")
    }
    indicators = {
        row["code"]: Indicator(
            row["code"], row["name"], row["short_name"], row["unit"], Decimal(row["scale_minimum"] or 0)
        )
        for row in read_seed(folder / "indicators.csv")
    }
    synonyms = list(read_seed(folder / "synonyms.csv"))
    names = {kind: {} for kind in NAME_KINDS}
    for kind, rows in (("government", governments.values()), ("indicator", indicators.values())):
        pairs = [(text, row.code) for row in rows for text in (row.name, row.short_name, row.code)]
        pairs += [(row["variant"], row["code"]) for row in synonyms if row["kind"] == kind]
        names[kind] = _unambiguous(pairs)
    for row in synonyms:
        if row["kind"] == "header":
            names["header"].setdefault(name_key(row["variant"]), row["canonical"])
            names["header"].setdefault(name_key(row["canonical"]), row["canonical"])
        elif row["kind"] in ("area", "kind"):
            names[row["kind"]].setdefault(name_key(row["variant"]), row["code"])
            names[row["kind"]].setdefault(name_key(row["canonical"]), row["code"])
        elif row["kind"] in ("missing", "nihil"):
            names[row["kind"]][normalise(row["variant"])] = row["code"]
        elif row["kind"] in ("renaksi", "theme", "status_aksi"):
            names[row["kind"]].setdefault(name_key(row["variant"]), row["canonical"])
            names[row["kind"]].setdefault(name_key(row["canonical"]), row["canonical"])
    names["kind"] |= {kind: kind for kind in ("realisasi", "mandiri", "sementara", "target")}
    return Reference(governments, indicators, _methods(folder), names, _predikat_names(synonyms))


def _unambiguous(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Key -> code, without the keys that two codes share ('Serang' is a kabupaten and a kota)."""
    codes: dict[str, set[str]] = {}
    for text, code in pairs:
        codes.setdefault(name_key(text), set()).add(code)
    return {key: min(found) for key, found in codes.items() if len(found) == 1}


def _methods(folder: Path) -> list[Method]:
    bands, components = {}, {}
    for row in read_seed(folder / "predikat_scales.csv"):
        band = Band(
            row["predikat"],
            row["label"],
            int(row["rank"]),
            _number(row["lower_bound"]),
            row["lower_inclusive"] == "true",
        )
        bands.setdefault(row["method_code"], []).append(band)
    for row in read_seed(folder / "components.csv"):
        components.setdefault(row["method_code"], {})[row["path"]] = Component(
            row["path"], row["code"], row["area"], row["name"], row["level"], _number(row["max_score"]),
            row["weight_applies_to"], row["grade"],
        )  # fmt: skip
    return [
        Method(
            row["method_code"], row["indicator"], row["regulation"], row["short_name"] or row["regulation"],
            int(row["valid_from_year"]), int(row["valid_to_year"] or 9999), _number(row["ceiling"]),
            _number(row["usual_maximum"]), row["components_add_up"] == "ya",
            tuple(bands.get(row["method_code"], ())), components.get(row["method_code"], {}),
        )
        for row in read_seed(folder / "methods.csv")
    ]  # fmt: skip


def _predikat_names(synonyms: list[dict]) -> dict[str, list[PredikatName]]:
    known: dict[str, list[PredikatName]] = {}
    for row in synonyms:
        if row["kind"] == "predikat":
            years = int(row["from_year"] or 0), int(row["to_year"] or 9999)
            known.setdefault(row["variant"].casefold(), []).append(PredikatName(row["indicator"], row["code"], *years))
    return known


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None
