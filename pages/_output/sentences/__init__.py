"""The sentences and titles of the pages, written from the numbers. Pure functions: plain values in, Indonesian out.

Rules of them all: the value, its predikat and year first, then the distance to the governing target. A missing value is
named as missing, a predikat without number says so, and a cause is never claimed. One module for each question.
"""

from pages._output.sentences.marks import marked
from pages._output.sentences.summary import areas_title, headline, missing_years, overview_title, red_list_title
from pages._output.sentences.trend import (
    change_title,
    comparison_title,
    movement,
    predikat_comparison,
    trend_sentence,
    trend_title,
)

__all__ = [
    "areas_title",
    "change_title",
    "comparison_title",
    "headline",
    "marked",
    "missing_years",
    "movement",
    "overview_title",
    "predikat_comparison",
    "red_list_title",
    "trend_sentence",
    "trend_title",
]
