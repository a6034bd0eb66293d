"""One XML part as a stream of events, with constant memory and never a DOCTYPE."""

from collections.abc import Iterable
from xml.parsers import expat

from data.ingest.files.archive import damaged
from data.ingest.files.limits import MAX_TAG, Fault

UNREADABLE = (expat.ExpatError, LookupError, ValueError)
# Byte order marks, the zero bytes of UTF-16, and white space may stand before the first "<".
BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


class Listener:
    """Ignores everything; names come without their namespace prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def data(self, text: str) -> None: ...


def looks_like_xml(head: bytes) -> bool:
    """Whether a part that begins with `head` is markup, in any encoding."""
    return head.lstrip(BEFORE_XML).startswith(b"<")


class Parser:
    """Feeds one part to a listener, piece by piece; a DOCTYPE is a Fault, other trouble one of UNREADABLE."""

    def __init__(self, name: str, listener: Listener | None):
        self.name, self.size = name, 0
        self.expat = expat.ParserCreate()
        self.expat.buffer_text = True
        self.expat.StartDoctypeDeclHandler = self._refuse_doctype
        if listener:
            self.expat.StartElementHandler = lambda tag, attributes: listener.start(_local(tag), attributes)
            self.expat.EndElementHandler = lambda tag: listener.end(_local(tag))
            self.expat.CharacterDataHandler = listener.data

    def _refuse_doctype(self, *_names) -> None:
        raise Fault("doctype", found=self.name)

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes. A tag that never ends is a Fault."""
        self.expat.Parse(chunk, False)
        self.size += len(chunk)
        if self.size - max(self.expat.CurrentByteIndex, 0) > MAX_TAG:
            raise damaged(f"satu penanda XML di bagian {self.name} terlalu panjang")

    def finish(self) -> None:
        """There are no more bytes."""
        self.expat.Parse(b"", True)


def broken(name: str) -> Fault:
    """The part is no well-formed XML."""
    return damaged(f"XML di bagian {name} rusak")


def read_xml(name: str, chunks: Iterable[bytes], listener: Listener | None = None, is_strict: bool = True) -> None:
    """Feed the part `name` to the listener, or without one only look for faults; the chunks are always used up.

    Raises Fault 'doctype', or 'truncated' when the XML is not well-formed and that matters (`is_strict`).
    """
    chunks, parser = iter(chunks), Parser(name, listener)
    try:
        for chunk in chunks:
            parser.feed(chunk)
        parser.finish()
    except UNREADABLE as error:
        if is_strict:
            raise broken(name) from error
        for _chunk in chunks:
            pass


def _local(tag: str) -> str:
    return tag.rpartition(":")[2] if ":" in tag else tag
