"""One XML part as a stream of events, with constant memory and never a DOCTYPE."""

from collections.abc import Iterable
from xml.parsers import expat

from data.ingest.files.archive import damaged
from data.ingest.files.limits import MAX_TAG, Fault

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


def read_xml(name: str, chunks: Iterable[bytes], listener: Listener | None = None, is_strict: bool = True) -> None:
    """Feed the part `name` to the listener, or without one only look for faults; the chunks are always used up.

    Raises Fault 'doctype', or 'truncated' when the XML is not well-formed and that matters (`is_strict`).
    """
    chunks = iter(chunks)
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse_doctype(*_names) -> None:
        raise Fault("doctype", found=name)

    parser.StartDoctypeDeclHandler = refuse_doctype
    if listener:
        parser.StartElementHandler = lambda tag, attributes: listener.start(_local(tag), attributes)
        parser.EndElementHandler = lambda tag: listener.end(_local(tag))
        parser.CharacterDataHandler = listener.data
    size = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            size += len(chunk)
            if size - max(parser.CurrentByteIndex, 0) > MAX_TAG:
                raise damaged(f"satu penanda XML di bagian {name} terlalu panjang")
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if is_strict:
            raise damaged(f"XML di bagian {name} rusak") from error
        for _chunk in chunks:
            pass


def _local(tag: str) -> str:
    return tag.rpartition(":")[2] if ":" in tag else tag
