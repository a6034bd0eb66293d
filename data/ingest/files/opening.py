"""The first stage: a file as it was sent becomes sheets, or is refused with one sentence. Its content decides alone."""

import hashlib
import unicodedata

from data.ingest.files.csv_text import SHEET, read_csv
from data.ingest.files.limits import MAX_BYTES, MEGABYTE, Fault
from data.ingest.files.workbook import limit_words, read_workbook
from data.ingest.issue import make_issue
from data.ingest.model import Progress, Refused, Sheet, Source, no_progress

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE2: workbooks before 2007, and locked ones since
MAX_NAME = 200
NO_NAME = "tanpa nama"


def open_file(name: str, content: bytes, progress: Progress = no_progress) -> Source:
    """Return the file and its sheets. `name` is only shown, never believed.

    Raises Refused when the file cannot be read or exceeds a limit, and whatever `progress` raises to cancel.
    """
    name = base_name(name)
    try:
        file_format, sheets, version = _read(content, progress)
    except Fault as fault:
        facts = {"limit": limit_words()} | fault.facts
        found = name if fault.found is None else fault.found
        raise Refused(make_issue(fault.kind, fault.sheet, fault.cell, found, **facts)) from fault
    return Source(name, content, hashlib.sha256(content).hexdigest(), file_format, sheets, version)


def base_name(name: str) -> str:
    """The last part of a path, without characters that cannot be seen, at most 200 characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(character for character in last if not unicodedata.category(character).startswith("C"))
    return seen.strip()[:MAX_NAME].strip() or NO_NAME


def _read(content: bytes, progress: Progress) -> tuple[str, list[Sheet], int | None]:
    if not content:
        raise Fault("file_empty")
    if len(content) > MAX_BYTES:
        raise Fault("too_large", limit=f"{MAX_BYTES // MEGABYTE} MB")
    if content.startswith(COMPOUND):
        raise Fault(_compound_kind(content))
    progress("Membuka berkas", 0.0)
    if content.startswith(ZIP):
        return "xlsx", *read_workbook(content, progress)
    return "csv", [Sheet(SHEET, read_csv(content, progress))], None


def _compound_kind(content: bytes) -> str:
    """Tell the files of this container apart by the names in its directory."""

    def holds(*names: str) -> bool:
        return any(f"{name}\0".encode("utf-16-le") in content for name in names)

    if holds("EncryptedPackage"):
        return "encrypted"
    is_other = holds("WordDocument", "PowerPoint Document") and not holds("Workbook", "Book")
    return "not_a_workbook" if is_other else "old_workbook"
