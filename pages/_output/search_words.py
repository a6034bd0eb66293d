"""What a person types to find a figure: numbers are looked up whole, other words by how they begin."""

import re

NUMBER = re.compile(r"\d+([.,]\d+)?%?")


def split_query(text: str) -> tuple[list[str], list[str]]:
    """'NTT 60.37' -> (['ntt'], ['60,37']): (words that begin a word, words that stand whole), at most eight."""
    words = re.sub(r"[\s(){}\"“”;:]+", " ", text.lower()).split()[:8]
    exact = [_as_written(word) for word in words if NUMBER.fullmatch(word)]
    return [word.strip(",.") for word in words if not NUMBER.fullmatch(word) and word.strip(",.")], exact


def _as_written(word: str) -> str:
    """A number as the store's haystack writes it: decimal comma, no percent sign."""
    return word.rstrip("%").replace(".", ",")
