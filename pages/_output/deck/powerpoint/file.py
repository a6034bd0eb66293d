"""A deck as a .pptx that PowerPoint and LibreOffice edit: native charts and tables, notes, the theme's colours."""

import io
from collections.abc import Callable
from datetime import datetime

from pages._output.deck.model import Deck
from pages._output.deck.powerpoint import master
from pages._output.deck.powerpoint.package import remove_slides, save

Progress = Callable[[int, int, str], None]


def build_pptx(deck: Deck, made_at: datetime, template: bytes | None = None, progress: Progress | None = None) -> bytes:
    """Return the file of the deck, on the province's `template` (bytes `check_template` accepted) or on our own.

    `made_at` is an aware datetime; the same deck at the same time is the same bytes. `progress(done, total, words)` is
    called after each slide. Raises ValueError with one Indonesian sentence for a template that cannot be used.
    """
    # python-pptx takes 0,4 s to import, paid by who makes a deck and not by who opens the page.
    from pages._output.deck.powerpoint import slides as pptx_slides  # noqa: PLC0415

    presentation = master.new_presentation() if template is None else _opened(template)
    pptx_slides.draw(presentation, deck, made_at, progress or (lambda *_: None))
    _describe(presentation.core_properties, deck, made_at)
    return save(presentation, made_at)


def _opened(template: bytes):
    """The checked template without its slides; checked again, because a page may hold it for long."""
    from pptx import Presentation  # noqa: PLC0415

    from pages._output.deck.powerpoint.template import Template, check_template  # noqa: PLC0415

    checked = check_template("templat.pptx", template)
    if not isinstance(checked, Template):
        raise ValueError(checked)
    presentation = Presentation(io.BytesIO(checked.content))
    remove_slides(presentation)
    return presentation


def _describe(properties, deck: Deck, made_at: datetime) -> None:
    """Who made the file from which data."""
    author = f"{deck.office}, {deck.government_name}"
    words = [deck.data_words, "ilustrasi"] if deck.is_illustrative else [deck.data_words]
    properties.title, properties.author, properties.last_modified_by = deck.title, author, author
    properties.subject, properties.keywords = deck.preset_name, ", ".join(words)
    properties.comments = ". ".join([deck.data_words, deck.address, *filter(None, [deck.remade])])
    properties.created = properties.modified = made_at
    properties.revision = 1
