"""An uploaded .pptx looked at before anybody opens it: limits, no macros, no DOCTYPE, no links out of the file."""

import io
import re
import zipfile

from data.ingest.files.archive import ENCRYPTED, Archive, damaged, too_big
from data.ingest.files.limits import MAX_BYTES, MAX_INFLATED, MEGABYTE, Fault
from data.ingest.files.opening import COMPOUND, ZIP
from data.ingest.files.xml_stream import read_xml

PRESENTATION = "ppt/presentation.xml"
TYPES = "[content_types].xml"
MAX_XML = 24 * MEGABYTE  # of all XML together: python-pptx holds it as a tree
KIND = re.compile(rb"presentationml\.(template|slideshow)\.main\+xml")
PLAIN = b"presentationml.presentation.main+xml"
FIX = "Buka di PowerPoint, pilih Simpan Sebagai, lalu jenis “PowerPoint Presentation (.pptx)”."


class Unusable(Exception):
    """Why a template is refused: the message is one Indonesian sentence or two: what was found, what is expected."""


class Package(Archive):
    """The zip of a presentation; everything but its kind is checked as for a workbook."""

    def _check_kind(self) -> None:
        if PRESENTATION not in self.parts or TYPES not in self.parts:
            raise Unusable(_other_kind(self.parts))
        if any(name.rpartition("/")[2].startswith("vbaproject") for name in self.parts):
            raise Unusable(f"berisi makro; yang diterima .pptx tanpa makro. {FIX}")
        if any(part.flag_bits & ENCRYPTED for part in self.parts.values()):
            raise Unusable(_LOCKED)
        if sum(part.file_size for part in self.parts.values()) > MAX_INFLATED:
            raise too_big()


_LOCKED = (
    "terkunci kata sandi. Hapus kata sandinya di PowerPoint (Berkas, Info, Proteksi Presentasi), lalu unggah lagi."
)


def _other_kind(parts) -> str:
    """What a zip without a presentation is."""
    if "word/document.xml" in parts:
        return f"berupa dokumen Word; yang diterima templat PowerPoint (.pptx). {FIX}"
    if "xl/workbook.xml" in parts:
        return f"berupa buku kerja Excel; yang diterima templat PowerPoint (.pptx). {FIX}"
    if "mimetype" in parts or "content.xml" in parts:
        return f"berupa OpenDocument (.odp); yang diterima .pptx. {FIX}"
    return f"bukan presentasi PowerPoint; yang diterima .pptx. {FIX}"


def read_safely(content: bytes) -> bytes:
    """Return the package as a plain .pptx (a .potx or .ppsx without macros becomes one).

    Raises Unusable. Nothing is inflated beyond the limits, no XML with a DOCTYPE is ever parsed.
    """
    if not content:
        raise Unusable(f"kosong; yang diterima .pptx. {FIX}")
    if len(content) > MAX_BYTES:
        raise Unusable(f"lebih besar dari {MAX_BYTES // MEGABYTE} MB. Kecilkan gambar di dalamnya, lalu unggah lagi.")
    if content.startswith(COMPOUND):
        is_locked = "EncryptedPackage\0".encode("utf-16-le") in content
        raise Unusable(_LOCKED if is_locked else f"berformat lama (.ppt) atau bukan PowerPoint. {FIX}")
    if not content.startswith(ZIP):
        raise Unusable(f"bukan presentasi PowerPoint; yang diterima .pptx. {FIX}")
    try:
        return _rewritten(Package(content))
    except Fault as fault:
        raise Unusable(_words_of(fault)) from fault


def _words_of(fault: Fault) -> str:
    if fault.kind == "inflates":
        return f"mengembang melebihi {fault.facts['limit']} ketika dibuka. Hapus slide dan gambar yang tidak perlu."
    if fault.kind == "doctype":
        return f"memuat DOCTYPE di bagian {fault.found}, yang tidak pernah ditulis PowerPoint. {FIX}"
    reason = fault.facts.get("reason", "tidak dapat dibaca").replace("Excel", "PowerPoint")
    return f"rusak atau terpotong: {reason}. Unduh ulang berkasnya, atau {_low(FIX)}"


def _low(words: str) -> str:
    return words[0].lower() + words[1:]


def _rewritten(package: Package) -> bytes:
    """All parts inflated once under the limits, XML checked, and zipped again."""
    stream = io.BytesIO()
    xml_size = 0
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as new:
        for name, part in package.parts.items():
            blob = b"".join(package.chunks(name))
            if name.endswith((".xml", ".rels", ".vml")):
                xml_size += len(blob)
                if xml_size > MAX_XML:
                    raise Fault("inflates", limit=f"{MAX_XML // MEGABYTE} MB XML")
                read_xml(part.filename, [blob])
            if name == TYPES:
                blob = _plain_types(blob)
            new.writestr(zipfile.ZipInfo(part.filename.replace("\\", "/")), blob)
    if package.inflated > MAX_INFLATED:
        raise damaged("terlalu besar")
    return stream.getvalue()


def _plain_types(blob: bytes) -> bytes:
    """The list of content types with a template or slide show named a presentation; macros are refused."""
    if b"macroenabled" in blob.lower():
        raise Unusable(f"bertipe makro (.pptm, .potm); yang diterima .pptx tanpa makro. {FIX}")
    blob = KIND.sub(PLAIN, blob)
    if PLAIN not in blob:
        raise Unusable(f"tidak menyebut dirinya presentasi PowerPoint. {FIX}")
    return blob
