"""From a brief and the chosen slides to the deck."""

import re

from pages._output.deck.brief import Brief
from pages._output.deck.catalogue import PRESETS, build_slide, name_of
from pages._output.deck.model import Deck, LeftOut


def compose(brief: Brief, preset_code: str, codes, address: str, remade: str = "") -> Deck:
    """The deck of an audience with the slides `codes` in their order; what cannot be made is named with its reason."""
    preset = PRESETS[preset_code]
    made = [(code, build_slide(code, brief, preset)) for code in codes]
    slides = tuple(one for _, one in made if not isinstance(one, LeftOut))
    left_out = tuple((name_of(code, brief), one.reason) for code, one in made if isinstance(one, LeftOut))
    stem = f"{preset_code} {brief.code} {brief.meeting} data v{brief.version['version_id']}"
    if any(slide.is_illustrative for slide in slides):
        stem += " ilustrasi"
    return Deck(
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
        remade=remade,
    )
