"""A large worksheet, cut into blocks of whole rows: plain ones are read as arrays, the others by the careful pass.

One XML parser goes through the whole part but for the plain blocks, which leave nothing open; so whatever stands in the
sheet is either accounted for byte by byte or has been parsed.
"""

from collections.abc import Callable, Iterable

from data.ingest.files.limits import MEGABYTE
from data.ingest.files.sheet_scan import SheetScan
from data.ingest.files.xml_stream import UNREADABLE, Parser, broken

LARGE = MEGABYTE // 2  # bytes of a sheet's XML from which the arrays are worth their import
BLOCK = MEGABYTE
LONGEST = 4 * MEGABYTE  # a block without the end of a row is no table of ours
OPENING, CLOSING, END_OF_ROW = b"<sheetData>", b"</sheetData", b"</row>"
NOT_ALONE = (b"<!", b"<?")  # what may hold tags that are none


def read_blocks(name: str, chunks: Iterable[bytes], scan: SheetScan, found: Callable[[object], None]) -> bool:
    """Read the part `name`; `found` gets the Cells of each plain block. True where there was no other block.

    Raises Fault as read_xml and the scan do.
    """
    try:
        return _Blocks(Parser(name, scan), scan, found).read(chunks)
    except UNREADABLE as error:
        raise broken(name) from error


class _Blocks:
    def __init__(self, parser: Parser, scan: SheetScan, found: Callable[[object], None]):
        self.parser, self.scan, self.found = parser, scan, found
        self.is_plain, self.is_inside, self.is_over = True, False, False
        self.pending = bytearray()
        self.depth = 0

    def read(self, chunks: Iterable[bytes]) -> bool:
        for chunk in chunks:
            self.pending += chunk
            if len(self.pending) >= BLOCK or self.is_over:
                self._take()
        while self.pending:
            before = len(self.pending)
            self._take()
            if len(self.pending) == before:
                self._give_up()
        self.parser.finish()
        return self.is_plain and self.is_over

    def _take(self) -> None:
        """Read what is pending as far as it goes."""
        if not (self.is_inside or self.is_over):
            self._open()
        if self.is_inside:
            end = self.pending.find(CLOSING)
            cut = end if end >= 0 else self.pending.rfind(END_OF_ROW) + len(END_OF_ROW)
            if end >= 0 or cut >= len(END_OF_ROW):
                self._read_rows(self._cut(cut))
                self.is_inside, self.is_over = self.is_inside and end < 0, self.is_over or end >= 0
            elif len(self.pending) > LONGEST:
                self._give_up()
        if self.is_over:
            self._parse(self._cut(len(self.pending)))

    def _open(self) -> None:
        """The parser reads up to the first row; then the blocks begin."""
        start = self.pending.find(OPENING)
        head = bytes(self.pending[: max(start, 0)])
        if start < 0 or b"<!" in head or head.count(b"<?") > 1 or OPENING[:-1] in head:
            self._give_up()
            return
        self._parse(self._cut(start + len(OPENING)))
        self.depth, self.is_inside = self.scan.depth, self.scan.in_cells
        if not self.is_inside:
            self._give_up()

    def _read_rows(self, block: bytes) -> None:
        # Small workbooks need no numpy.
        from data.ingest.files.plain_block import NotPlain, read_block  # noqa: PLC0415
        from data.ingest.files.plain_cells import count_cells  # noqa: PLC0415

        if not block:
            return
        try:
            cells = read_block(block)
            count_cells(cells, self.scan)
        except NotPlain:
            self.is_plain = False
            self._parse(block)
            is_between_rows = self.scan.in_cells and self.scan.depth == self.depth
            if not is_between_rows or any(mark in block for mark in NOT_ALONE):
                self._give_up()
        else:
            self.found(cells)

    def _give_up(self) -> None:
        """From here on everything is parsed."""
        self.is_plain, self.is_inside, self.is_over = False, False, True
        self._parse(self._cut(len(self.pending)))

    def _cut(self, size: int) -> bytes:
        block = bytes(self.pending[:size])
        del self.pending[:size]
        return block

    def _parse(self, block: bytes) -> None:
        """In pieces, so that a tag without end is noticed as in every other part."""
        for start in range(0, len(block), 64 * 1024):
            self.parser.feed(block[start : start + 64 * 1024])
