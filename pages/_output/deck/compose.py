"""From a brief and the chosen slides to the deck."""

import re

from pages._output.deck.brief import Brief
from pages._output.deck.catalogue import build_slide, name_of, preset_of
from pages._output.deck.model import Deck, LeftOut

NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what no file of an office can hold


def compose(brief: Brief, preset_code: str, codes, address: str, remade: str = "") -> Deck:
    """The deck of an audience with the slides `codes` in their order; what cannot be made is named with its reason."""
    preset = preset_of(preset_code, brief.level)
    made = [(code, build_slide(code, brief, preset)) for code in codes]
    slides = tuple(one for _, one in made if not isinstance(one, LeftOut))
    left_out = tuple((name_of(code, brief), one.reason) for code, one in made if isinstance(one, LeftOut))
    stem = f"{preset_code} {brief.code} {brief.meeting} data v{brief.version['version_id']}"
    if any(slide.is_illustrative for slide in slides):
        stem += " ilustrasi"
    embargo = embargo_of(brief)
    if embargo:
        stem += " embargo"
    deck = Deck(
        title=f"{preset.name.rsplit(' ', 1)[0]}, {brief.name}, {brief.meeting}",
        government_name=brief.name,
        preset_name=preset.name,
        meeting=brief.meeting,
        office=brief.office,
        version_id=brief.version["version_id"],
        as_of=brief.version["data_as_of"],
        slides=slides,
        left_out=left_out,
        file_stem=re.sub("[^a-z0-9.]+", "-", stem.lower()).strip("-"),
        address=address,
        embargo=embargo,
        remade=remade,
    )
    return _writable(deck)


def embargo_of(brief: Brief) -> str:
    """How a deck is marked that is made with a provisional value visitors do not see yet; '' without one."""
    told = (item for facts in brief.facts.values() for item in (*facts.points, *facts.claims))
    return next((item["embargo"] for item in told if item.get("embargo")), "")


def _writable(part):
    """The same with every word free of characters that cannot be written into a file."""
    if isinstance(part, str):
        return NOT_XML.sub("", part)
    if isinstance(part, tuple):
        parts = map(_writable, part)
        return part._make(parts) if hasattr(part, "_make") else tuple(parts)
    return part
