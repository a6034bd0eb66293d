"""From a choice to its deck, and what changed since it was made before."""

from pages._output.deck.choice import meeting_words
from pages._output.deck.compose import compose
from pages._output.deck.model import Deck
from pages._output.sentences import deck_page as told
from pages._ui import asking, deck_brief, filters
from pages._ui.deck_choice import Choice
from pages._ui.deck_meeting import version_in


def make(picked: Choice) -> Deck:
    """The deck of a choice from the data as they stand now."""
    brief = deck_brief.gather(
        picked.government,
        picked.indicator_code,
        picked.year,
        picked.peers,
        picked.extra,
        meeting_words(picked.meeting),
    )
    version = brief.version["version_id"]
    address = picked.address(dasar=version)
    return compose(brief, picked.preset_code, picked.codes, address, remade_words(picked, version))


def remade_words(picked: Choice, version: int) -> str:
    """What changed since the version in the address for the governments of the deck; '' where it is this version."""
    entry = filters.read("dasar")
    before = version_in(entry)
    if not entry or before == version:
        return ""
    if not before or before > version:
        return told.unknown_version(entry[:20], version)
    found = asking.rows("version_difference", from_version=before, to_version=version)
    names = filters.government_names()
    changes = [
        (names[code].split(",")[0], sum(line["government_code"] == code for line in found))
        for code in (picked.government, *picked.peers)
    ]
    return told.remade(before, version, changes)
