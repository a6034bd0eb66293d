"""What a workbook says beside its cells: sheets, styles, shared texts, properties. And the order of the whole pass."""

import itertools
import posixpath
import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from data.ingest.files.archive import WORKBOOK, Archive, damaged
from data.ingest.files.limits import MAX_CELLS, Fault
from data.ingest.files.sheet_blocks import LARGE, read_blocks
from data.ingest.files.sheet_scan import SheetScan, Styles, Totals
from data.ingest.files.xml_stream import Listener, looks_like_xml, read_xml
from data.number_format import format_number

CONTENT_TYPES = "[content_types].xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
STYLES = "xl/styles.xml"
TEXTS = "xl/sharedstrings.xml"
PROPERTIES = "docprops/custom.xml"
VERSION_PROPERTY = "rb_versi"
MAX_NAME = 255  # characters of a sheet's name; Excel itself allows 31
BUILT_IN_PERCENT = {9, 10}
BUILT_IN_PLAIN = {*range(5), *range(9, 14), *range(37, 41), 48, 49}  # number formats that show no date
PLAIN_FORMAT = re.compile(r"[-+#0?.,%;*_() @]*|General", re.I)  # without a letter that could be a day or an hour
MAX_TEXTS = 10_000_000  # characters of shared texts kept to be sent without the second reader
MACRO_TYPES = ("macroenabled", "vbaproject", "macrosheet")
# Of a number format: quoted text, escaped characters, and conditions or colours in brackets.
NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


@dataclass
class FoundSheet:
    """A sheet in the order of the workbook; `part` is None for charts, which hold no cells.

    The cells of one that `is_plain` were all found in blocks.
    """

    name: str
    is_hidden: bool
    part: str | None
    merges: list[tuple[int, int, int, int]]
    is_plain: bool = False


class ContentTypes(Listener):
    """Refuses a workbook that declares macros, whatever its parts are called."""

    def start(self, name, attributes):
        kind = attributes.get("ContentType", "").lower()
        if any(word in kind for word in MACRO_TYPES):
            raise Fault("macro")


class Relations(Listener):
    """By relation id the part of a worksheet, or None for other things such as charts."""

    def __init__(self):
        self.parts: dict[str, str | None] = {}

    def start(self, name, attributes):
        if name == "Relationship":
            target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "").replace("\\", "/")))
            is_worksheet = attributes.get("Type", "").endswith("/worksheet")
            self.parts[attributes.get("Id", "")] = target.lstrip("/").lower() if is_worksheet else None


class SheetList(Listener):
    """Name, state and relation id of every sheet."""

    def __init__(self):
        self.sheets: list[tuple[str, str, str]] = []

    def start(self, name, attributes):
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self.sheets.append((attributes.get("name", ""), attributes.get("state", "visible"), relation))


class StyleList(Listener):
    """Of each cell style, in order, whether its number format shows a percentage, and whether surely no date."""

    def __init__(self):
        self.percent_formats, self.plain_formats = set(BUILT_IN_PERCENT), set(BUILT_IN_PLAIN)
        self.percent: list[bool] = []
        self.plain: list[bool] = []
        self.in_cell_styles = False

    def start(self, name, attributes):
        number = attributes.get("numFmtId", "0")
        number = int(number) if number.isdecimal() else 0
        if name == "numFmt":
            code = attributes.get("formatCode", "")
            is_percent = "%" in NOT_SHOWN.sub("", code)
            (self.percent_formats.add if is_percent else self.percent_formats.discard)(number)
            is_plain = PLAIN_FORMAT.fullmatch(code) and number not in range(14, 59)
            (self.plain_formats.add if is_plain else self.plain_formats.discard)(number)
        elif name == "cellXfs":
            self.in_cell_styles = True
        elif name == "xf" and self.in_cell_styles:
            self.percent.append(number in self.percent_formats)
            self.plain.append(number in self.plain_formats)

    def end(self, name):
        if name == "cellXfs":
            self.in_cell_styles = False


class SharedTexts(Listener):
    """The length of every shared text, in order; and the text itself while it is plain and there is room."""

    def __init__(self):
        self.lengths, self.texts, self.in_text, self.room = array("I"), [], False, MAX_TEXTS

    def start(self, name, attributes):
        if name == "si":
            self.lengths.append(0)
            self.texts.append("")
            if len(self.lengths) > MAX_CELLS:
                raise Fault("too_many_cells", limit=format_number(MAX_CELLS, 0))
        elif name != "t" and self.texts:  # runs of rich text, readings of characters
            self.texts[-1] = None
        self.in_text = name == "t" and bool(self.lengths)

    def end(self, name):
        self.in_text = False
        if name == "si" and self.texts[-1] is not None and not is_plain_text(self.texts[-1]):
            self.texts[-1] = None

    def data(self, text):
        if self.in_text:
            self.lengths[-1] += len(text)
            self.room -= len(text)
            known = self.texts[-1]
            self.texts[-1] = known + text if known is not None and self.room >= 0 else None


def is_plain_text(text: str) -> bool:
    """Whether every reader gives the same for it: no spaces at its ends, no escapes, no line breaks."""
    return text == text.strip() and not any(part in text for part in ("\n", "\r", "_x"))


class VersionProperty(Listener):
    """The data version a template was made from, a custom property of the document."""

    def __init__(self):
        self.text, self.is_inside = "", False

    def start(self, name, attributes):
        self.is_inside |= name == "property" and attributes.get("name") == VERSION_PROPERTY

    def end(self, name):
        self.is_inside &= name != "property"

    def data(self, text):
        if self.is_inside and len(self.text) < 20:
            self.text += text

    @property
    def version(self) -> int | None:
        text = self.text.strip()
        return int(text) if re.fullmatch("[0-9]{1,9}", text) else None


# Called with (sheet number, row, column, mark), and with (sheet name or None, share of the bytes read).
Marked = Callable[[int, int, int, str], None]
Watch = Callable[[str | None, float], None]
# Called with (sheet number, cells of a block), cells being data.ingest.files.plain_block.Cells.
Found = Callable[[int, object], None]


class WorkbookScan:
    """One pass over every part, the sheets last: `read_sheets`. Raises Fault for the first thing that is not accepted.

    Large sheets are read by the block where they are plain: `found(sheet number, cells)` gets what is in them.
    """

    def __init__(self, archive: Archive, marked: Marked, watch: Watch, found: Found):
        self.archive, self.marked, self.watch, self.found = archive, marked, watch, found
        self.total = sum(part.file_size for part in archive.parts.values()) or 1
        self._read(CONTENT_TYPES, ContentTypes(), required=True)
        relations, sheets = Relations(), SheetList()
        self._read(RELATIONS, relations, required=True)
        self._read(WORKBOOK, sheets, required=True)
        styles, texts, version = StyleList(), SharedTexts(), VersionProperty()
        self._read(STYLES, styles)
        self._read(TEXTS, texts)
        self._read(PROPERTIES, version)
        self.version = version.version
        self.styles = Styles(styles.percent, styles.plain, texts.lengths, texts.texts)
        self.sheets = [self._find(*sheet, relations.parts) for sheet in sheets.sheets]

    def read_sheets(self) -> None:
        """Then the sheets, one after the other, and whatever else the file holds."""
        self._read_sheets()
        known = {CONTENT_TYPES, RELATIONS, WORKBOOK, STYLES, TEXTS, PROPERTIES, *(s.part for s in self.sheets)}
        for name in self.archive.parts.keys() - known:
            self._check(name)

    def _read(self, name: str, listener: Listener, required: bool = False, words: str | None = None) -> None:
        if name in self.archive.parts:
            read_xml(name, self._watched(name, words), listener)
        elif required:
            raise damaged(f"bagian {name} tidak ada")

    def _watched(self, name: str, words: str | None = None):
        self.watch(words, self.archive.inflated / self.total)
        for number, chunk in enumerate(self.archive.chunks(name), 1):
            yield chunk
            if number % 16 == 0:
                self.watch(words, self.archive.inflated / self.total)

    def _find(self, name: str, state: str, relation: str, parts: dict[str, str | None]) -> FoundSheet:
        if len(name) > MAX_NAME or relation not in parts:
            raise damaged("daftar lembarnya tidak wajar")
        return FoundSheet(name, state != "visible", parts[relation], [])

    def _read_sheets(self) -> None:
        parts = [sheet.part for sheet in self.sheets if sheet.part]
        if len(parts) != len(set(parts)):
            raise damaged("dua lembar menunjuk isi yang sama")
        totals = Totals()
        for number, sheet in enumerate(self.sheets):
            if not sheet.part:
                continue
            scan = SheetScan(sheet.name, self.styles, totals, self._marker(number))
            if sheet.part in self.archive.parts and self.archive.parts[sheet.part].file_size >= LARGE:
                chunks = self._watched(sheet.part, sheet.name)
                sheet.is_plain = read_blocks(sheet.part, chunks, scan, partial(self.found, number))
            else:
                self._read(sheet.part, scan, required=True, words=sheet.name)
            scan.finish()
            sheet.merges = scan.merges

    def _marker(self, number: int):
        return lambda row, column, mark: self.marked(number, row, column, mark)

    def _check(self, name: str) -> None:
        """Inflate a part nobody here reads, so that it is counted; if it is markup, refuse a DOCTYPE in it."""
        chunks = self._watched(name)
        head = next(chunks, b"")
        # Old drawings (VML) are not always well-formed; only a DOCTYPE would matter there.
        is_strict = name.endswith((".xml", ".rels"))
        if is_strict or looks_like_xml(head):
            read_xml(name, itertools.chain([head], chunks), is_strict=is_strict)
        for _chunk in chunks:
            pass
