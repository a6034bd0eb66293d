"""Uploads built by hand, for the tests of everything behind the checks."""

import hashlib
from datetime import date
from decimal import Decimal

from data import store
from data.ingest.model import Check, Issue, Record, Source
from data.ingest.storing.saving import Upload, save
from data.permission import COMMAND_LINE

FIGURE = ("53", "", "RB", "", 2019, "realisasi")  # published: 60,37 B


def record(value="61.5", **more) -> Record:
    """A value of NTT's index of 2019; `value` None for a status or a predikat alone."""
    number = None if value is None else Decimal(value)
    decimals = None if number is None else max(0, -number.as_tuple().exponent)
    given = {"government": "53", "indicator": "RB", "year": 2019, "kind": "realisasi", "sheet": "Data", "cell": "F2"}
    return Record(**(given | {"value": number, "value_decimals": decimals} | more))


def target(value="70", year=2021, document="RPJMD", **more) -> Record:
    return record(value, kind="target", year=year, document=document, **more)


def check(*records: Record, name="nilai.xlsx", prepared_version=None, issues=(), is_illustrative=False) -> Check:
    """A checked file of these records; its content is its name and what they say."""
    content = f"{name} {[item.content for item in records]}".encode()
    source = Source(name, content, hashlib.sha256(content).hexdigest(), "xlsx", [], prepared_version)
    return Check(source, [], list(records), list(issues), is_illustrative)


def upload(*checks_or_records, **more) -> Upload:
    """An upload of these checks; bare records become one file."""
    records = [item for item in checks_or_records if isinstance(item, Record)]
    checks = [item for item in checks_or_records if isinstance(item, Check)] + ([check(*records)] if records else [])
    given = {"actor": "Analis", "title": "Uji unggah", "data_as_of": date(2026, 11, 1)}
    return Upload(checks, **(given | more))


def issue(kind: str, severity: str) -> Issue:
    return Issue(kind, severity, "Data", "F2", "x", "y", "z", "perbaiki")


CALLER = COMMAND_LINE


def save_when_told(line, values: list[str]) -> None:
    """In a process of its own: open the store, say so over `line`, wait for the word, save, say so."""
    con = store.connect()
    line.send("open")
    line.recv()
    save(con, big_upload(values), COMMAND_LINE)
    line.send("saved")


def big_upload(values: list[str]) -> Upload:
    """Two files and a letter: a value of every unit, and the same number of targets."""
    units = range(len(values))
    scores = [record(value, unit=f"Dinas {unit}", cell=f"F{unit}") for unit, value in zip(units, values, strict=True)]
    targets = [target(value, unit=f"Dinas {unit}") for unit, value in zip(units, values, strict=True)]
    letter = ("surat.pdf", " ".join(values).encode())
    return upload(check(*scores), check(*targets, name="target.xlsx"), mode="ganti", attachment=letter)
