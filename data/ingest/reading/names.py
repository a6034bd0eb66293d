"""Names as people write them: one key per name, exact after tidying; a near miss is a suggestion, never a decision."""

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache

NUMBERING = re.compile(r"^\s*(?:(?:[A-Za-z]|[IVXivx]+|\d{1,2})[.)]|\d{1,2})\s+(?=\S)")
BRACKETED = re.compile(r"\([^()]*\)")
LONGEST_NAME = 200  # a suggestion for anything longer is no help


def name_key(text: object) -> str:
    """The form in which names are compared: folded case, single spaces, no punctuation but % and #."""
    return _key(text if isinstance(text, str) else str(text))


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = re.sub(r"[^\w%#]+|_", " ", folded).split()
    if len(words) > 2 and all(len(word) == 1 for word in words):
        return "".join(words)
    return " ".join(words)


def bare_keys(label: str) -> list[str]:
    """Keys under which a row label may be known: as it stands, without its numbering, without brackets.

    'A. PENGUNGKIT (60)' gives 'a pengungkit 60', 'pengungkit 60', 'pengungkit'.
    """
    stripped = NUMBERING.sub("", label)
    forms = [label, stripped, BRACKETED.sub(" ", label), BRACKETED.sub(" ", stripped)]
    return [key for key in dict.fromkeys(map(name_key, forms)) if key]


def suggest(text: str, known: dict[str, str]) -> str | None:
    """The canonical name whose key is nearest to `text`, or None; `known` maps keys to canonical names."""
    near = get_close_matches(name_key(text), known, n=1, cutoff=0.75) if len(text) <= LONGEST_NAME else []
    return known[near[0]] if near else None
