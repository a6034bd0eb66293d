"""The zip around a presentation: what must not stay in it, and the same bytes for the same content."""

import io
import re
import zipfile
from datetime import UTC, datetime

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a zip; when a file was made is told by its properties
CORE = "docProps/core.xml"
SLIDE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
# Parts of a template that speak of its slides, its printer, its authors or its history; none is needed to open it.
NEEDLESS = (
    *("viewProps", "printerSettings", "commentAuthors", "authors", "notesMaster", "handoutMaster"),
    *("changesInfo", "revisionInfo", "thumbnail", "slide"),
    *("core-properties", "extended-properties", "custom-properties"),
)
# Elements of presentation.xml that point at those parts or count the slides.
POINTERS = "p:sldIdLst/*|p:notesMasterIdLst|p:handoutMasterIdLst|p:custShowLst|p:extLst|p:smartTags|p:custDataLst"


def remove_slides(presentation) -> None:
    """Take every slide, notes master and needless part out of a presentation, so that no orphan part is saved."""
    part = presentation.part
    for element in part._element.xpath(POINTERS):
        element.getparent().remove(element)
    for rels in (part.rels, part.package._rels):
        for r_id, rel in list(rels.items()):
            if rel.reltype.rpartition("/")[2] in NEEDLESS:
                rels.pop(r_id)


def save(presentation, made_at: datetime) -> bytes:
    """The presentation as a file; the same content made at the same time is the same bytes."""
    stream = io.BytesIO()
    presentation.save(stream)
    return steady(stream.getvalue(), made_at)


def steady(content: bytes, made_at: datetime, edits: dict[str, bytes] | None = None) -> bytes:
    """A zip of Office written again without the clock: `made_at` for its properties, workbooks inside it too.

    `edits` replaces parts by name.
    """
    stamp = made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            blob = (edits or {}).get(part.filename) or old.read(part)
            if part.filename == CORE:
                blob = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, blob)
            new.writestr(zipfile.ZipInfo(part.filename, FIRST_DAY), blob, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
