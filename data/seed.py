"""Carry the published data of data/seeds into the store, and again whenever a seed file changed."""

import csv
import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

SEEDS = Path(__file__).parent / "seeds"

# Seed file -> (table, columns in the table's order, as named in the file).
REFERENCE = {
    "governments.csv": ("government", "code name short_name level island_group iso_3166_2 time_zone archipelago"),
    "indicators.csv": (
        "indicator",
        "sort_order code name short_name issuer scale_minimum scale_maximum unit better note",
    ),
    "methods.csv": (
        "method",
        "method_code indicator regulation short_name valid_from_year valid_to_year ceiling usual_maximum grade note"
        " components_add_up",
    ),
    "predikat_scales.csv": (
        "band",
        "method_code predikat label rank lower_bound lower_inclusive upper_bound upper_inclusive grade note source",
    ),
    "components.csv": (
        "component",
        "method_code level path code area name max_score weight_applies_to grade note source",
    ),
    "synonyms.csv": ("synonym", "kind code canonical variant indicator from_year to_year source"),
    "reference_lines.csv": ("reference_line", "group year indicator kind value source_id note"),
    "events.csv": ("event", "government_code year kind title note source_id"),
}
CLAIMS = "published_scores.csv"
SOURCE_COLUMNS = ("source_title", "publisher", "url", "published_on")
SCORE_COLUMNS = {
    "government_code": "government_code",
    "unit_code": "unit_code",
    "indicator_code": "indicator",
    "component": "component",
    "year": "year",
    "kind": "kind",
    "status": "status",
    "value": "value",
    "value_decimals": "value_decimals",
    "stated_predikat": "predikat",
    "is_provisional": "provisional",
    "basis": "basis",
    "evidence": "evidence",
    "source_id": "source_id",
    "note": "note",
}
TARGET_COLUMNS = {
    column: name for column, name in SCORE_COLUMNS.items() if column not in ("kind", "status", "is_provisional")
} | {
    "upper_value": "upper_value",
    "document": "document",
    "document_version": "document_version",
    "plan_from_year": "plan_from",
    "plan_to_year": "plan_to",
}


def apply_seeds(con, write_transaction, folder: Path = SEEDS) -> None:
    """Bring the store to the seed files of `folder`; nothing happens when no file changed.

    Reference tables are replaced, claims are appended: a new or changed row of published_scores.csv
    under the new version, a row that is gone as withdrawn by it. All in one write transaction.
    """
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.csv"))}
    if dict(con.execute("select file_name, sha256 from seed_file").fetchall()) == digests:
        return
    (edition,) = read_seed(folder / "edition.csv")
    collected_on = date.fromisoformat(edition["collected_on"])
    with write_transaction(con, "seed", edition["title"], "data/seeds", collected_on) as (cursor, version_id):
        cursor.execute("delete from seed_file")
        cursor.executemany("insert into seed_file values (?, ?)", list(digests.items()))
        for file_name, (table, columns) in REFERENCE.items():
            _replace(cursor, table, columns.split(), with_sources(cursor, read_seed(folder / file_name)))
        claims = list(with_sources(cursor, read_seed(folder / CLAIMS)))
        _append_changes(cursor, version_id, "score", SCORE_COLUMNS, [c for c in claims if c["kind"] != "target"])
        _append_changes(cursor, version_id, "target", TARGET_COLUMNS, [c for c in claims if c["kind"] == "target"])


def read_seed(path: Path) -> Iterator[dict]:
    """Yield the rows of a seed file, '' read as missing, and the decimals of `value` as written."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            clean = {name: text.strip() or None for name, text in row.items()}
            for flag in ("archipelago", "provisional"):
                if flag in clean:
                    clean[flag] = clean[flag] == "ya"
            if clean.get("value"):
                clean["value_decimals"] = len(clean["value"].partition(".")[2])
            yield clean


def with_sources(cursor, rows) -> Iterator[dict]:
    """Yield `rows` with a source_id for those that cite a source, which is added to the source table once."""
    known = {source_id for (source_id,) in cursor.execute("select source_id from source").fetchall()}
    for row in rows:
        cited = [row.get(name) for name in SOURCE_COLUMNS]
        cited[0] = cited[0] or row.get("title")
        if row.get("publisher"):
            row["source_id"] = hashlib.sha256("\n".join(text or "" for text in cited).encode()).hexdigest()[:12]
            if row["source_id"] not in known:
                cursor.execute("insert into source values (?, ?, ?, ?, ?)", [row["source_id"], *cited])
                known.add(row["source_id"])
        yield row


def _replace(cursor, table: str, columns: list[str], rows) -> None:
    cursor.execute(f"delete from {table}")
    values = [[row.get(column) for column in columns] for row in rows]
    cursor.executemany(f"insert into {table} values ({', '.join('?' * len(columns))})", values)


def _append_changes(cursor, version_id: int, table: str, columns: dict[str, str], claims: list[dict]) -> None:
    """Append the claims that are new or changed, and a withdrawn row for every published claim that is gone."""
    names = ", ".join(columns)
    cursor.execute(f"create or replace temp table incoming as select claim_id, {names} from {table} limit 0")
    values = [
        [claim["id"]]
        + [
            (claim.get(name) or "") if column in ("unit_code", "component") else claim.get(name)
            for column, name in columns.items()
        ]
        for claim in claims
    ]
    cursor.executemany(f"insert into incoming values ({', '.join('?' * (len(columns) + 1))})", values)
    cursor.execute(
        f"""
        create or replace temp table standing as
        select * from {table} where version_id in (select version_id from version where kind = 'seed')
        qualify row_number() over (partition by claim_id order by version_id desc) = 1
        """
    )
    cursor.execute(
        f"""
        insert into {table} (version_id, claim_id, is_withdrawn, {names})
        select ?, claim_id, false, {names}
        from (
            select claim_id, {names} from incoming
            except select claim_id, {names} from standing where not is_withdrawn
        )
        order by claim_id
        """,
        [version_id],
    )
    cursor.execute(
        f"""
        insert into {table} (version_id, claim_id, is_withdrawn, {names})
        select ?, claim_id, true, {names}
        from standing
        where not is_withdrawn and claim_id not in (select claim_id from incoming)
        """,
        [version_id],
    )
    cursor.execute("drop table incoming")
    cursor.execute("drop table standing")
