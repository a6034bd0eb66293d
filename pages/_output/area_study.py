"""One government and year of the areas: what the area page and the slides about areas both start from."""

from typing import NamedTuple

from pages._output.area_scheme import Scheme, method_of
from pages._output.component_parts import Part, cut


class Study(NamedTuple):
    """Everything the cards of one government and year need."""

    government: str
    name: str
    year: int
    lines: list[dict]  # component_history, all years
    methods: list[dict]
    definitions: list[dict]  # components
    scheme: Scheme
    owners: dict[str, dict]  # area -> row of area_owners

    @property
    def of_year(self) -> list[dict]:
        return [line for line in self.lines if line["year"] == self.year]

    @property
    def parts(self) -> list[Part]:
        """The exclusive parts of the year, wholes where their parts have no known ceilings."""
        return cut(self.of_year, needs_ceilings=True)

    @property
    def method(self) -> dict:
        return method_of(self.year, self.methods)

    @property
    def wholes(self) -> set[str]:
        """The paths directly under the index, of the method of the year."""
        own = [one for one in self.definitions if one["method_code"] == self.scheme.method_code]
        return {one["component"] for one in own if one["level"] == "component"}

    def method_names(self, years: list[int]) -> dict[int, str]:
        """year -> short name of its method."""
        return {year: method["method_name"] for year in years if (method := method_of(year, self.methods))}
