"""Figures in words: 'Indeks RB Nusa Tenggara Timur 2019', as issues and headlines call them."""

from decimal import Decimal

from data.number_format import format_bound, format_number

KINDS = {"mandiri": " (penilaian mandiri)", "sementara": " (sementara)"}
STATUSES = {"belum_dikeluarkan": "belum dikeluarkan", "tidak_dinilai": "tidak dinilai", None: "tanpa nilai"}


class FigureNames:
    """Names of governments, indicators and components as the store at `cursor` knows them."""

    def __init__(self, cursor):
        ask = lambda sql: dict(cursor.execute(sql).fetchall())  # noqa: E731
        self.governments = ask("select government_code, government_name from government")
        self.indicators = ask("select indicator_code, short_name from indicator")
        self.components = ask(
            "select component, any_value(component_name order by method_code) from component group by all"
        )

    def name(self, figure: tuple) -> str:
        """`figure` is Record.figure; a code that is not known stands for itself."""
        government, unit, indicator, component, year, kind, *document = figure
        place = self.governments.get(government, government)
        subject = self.indicators.get(indicator, indicator)
        words = f"Target {document[0]} {subject}".replace("  ", " ") if kind == "target" else subject
        words += f", {self.components.get(component, component)}," if component else ""
        words += f" {unit}," if unit else ""
        return f"{words} {place} {year}{KINDS.get(kind, '')}"


def content_words(status: str | None, value, upper_value, predikat: str | None) -> str:
    """What stands, in words: '60,37 (B)', '77,76–78,71', 'belum dikeluarkan', 'tanpa nilai'."""
    if status != "ada":
        return STATUSES[status]
    if value is None:
        return predikat or "–"
    number = number_words(value) + (f"–{number_words(upper_value)}" if upper_value is not None else "")
    return f"{number} ({predikat})" if predikat else number


def number_words(value: Decimal) -> str:
    """Two decimals, and more where the number has more: 60.3 -> '60,30', 2.345 -> '2,345'."""
    return max(format_number(value), format_bound(value), key=len)
