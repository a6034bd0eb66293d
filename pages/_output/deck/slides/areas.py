"""The slides about areas and parts of the RB index; tables and charts have a module each."""

from pages._output.deck.slides.area_charts import build_change, build_lost
from pages._output.deck.slides.area_tables import build_table, build_three

__all__ = ["build_change", "build_lost", "build_table", "build_three"]
