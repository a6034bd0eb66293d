"""The zip around a workbook, read part by part and counted while it inflates; nothing is ever extracted to disk."""

import io
import sys
import zipfile
import zlib
from collections.abc import Iterator

from data.ingest.files.limits import MAX_INFLATED, MAX_PARTS, MEGABYTE, Fault
from data.number_format import format_number

WORKBOOK = "xl/workbook.xml"
CHUNK = 64 * 1024
DIRECTORY_ENTRY = b"PK\x01\x02"
ENCRYPTED = 0x1
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, IndexError)


def damaged(reason: str) -> Fault:
    """A file cut off or broken; `reason` is a short Indonesian clause."""
    return Fault("truncated", reason=reason)


class Archive:
    """The parts of a zip by normalised name, lower case with forward slashes.

    Raises Fault for what cannot be a workbook: other zips, macros, passwords, too many parts, a broken directory.
    """

    def __init__(self, content: bytes):
        if content.count(DIRECTORY_ENTRY) > MAX_PARTS:
            raise Fault("inflates", limit=f"{format_number(MAX_PARTS, 0)} bagian")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except UNREADABLE as error:
            raise damaged("daftar isi di akhir berkas tidak ada atau rusak") from error
        self.inflated = 0
        self.parts: dict[str, zipfile.ZipInfo] = {}
        for part in self._zip.infolist():
            if not part.is_dir():
                self._add(part)
        self._check_kind()

    def _add(self, part: zipfile.ZipInfo) -> None:
        name = part.orig_filename.replace("\\", "/").lower()
        if name in self.parts or "\0" in name:
            raise damaged("dua bagian di dalamnya bernama sama, atau namanya tidak wajar")
        self.parts[name] = part

    def _check_kind(self) -> None:
        if WORKBOOK not in self.parts:
            raise Fault("not_a_workbook")
        if any(name.rpartition("/")[2].startswith("vbaproject") for name in self.parts):
            raise Fault("macro")
        if any(part.flag_bits & ENCRYPTED for part in self.parts.values()):
            raise Fault("encrypted")
        if sum(part.file_size for part in self.parts.values()) > MAX_INFLATED:
            raise too_big()

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the part in pieces of at most 64 KB. What a header claims about its size is checked, not believed.

        Raises Fault once all parts together exceed the limit, or when the part is broken.
        """
        part = self.parts[name]
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged(f"bagian {part.filename} dimampatkan dengan cara yang tidak dipakai Excel")
        claimed, size = part.file_size, 0
        try:
            part.file_size = sys.maxsize  # zipfile stops reading at the claimed size; the next reader may not
            with self._zip.open(part) as file:
                while chunk := file.read(CHUNK):
                    size += len(chunk)
                    self.inflated += len(chunk)
                    if self.inflated > MAX_INFLATED:
                        raise too_big()
                    yield chunk
        except UNREADABLE as error:
            raise damaged(f"bagian {part.filename} di dalamnya rusak") from error
        finally:
            part.file_size = claimed
        if size != claimed:
            raise damaged(f"bagian {part.filename} tidak sebesar yang tertulis di daftar isinya")


def too_big() -> Fault:
    """The parts together inflate beyond the limit."""
    return Fault("inflates", limit=f"{MAX_INFLATED // MEGABYTE} MB")
