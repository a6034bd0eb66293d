"""Everything the sheet of Profil knows of one government, asked once."""

from typing import NamedTuple

from pages._ui import asking, chosen

RB = "RB"


class Known(NamedTuple):
    """Everything the sheet tells of one government; `position` and `figure` of the RB index, or None."""

    code: str
    name: str
    indicators: list[dict]
    overview: list[dict]
    points: list[dict]
    targets: list[dict]
    components: list[dict]
    doubts: list[dict]
    figure: dict | None
    position: dict | None
    version: dict

    @property
    def index(self) -> dict:
        return next(one for one in self.indicators if one["indicator_code"] == RB)

    @property
    def is_empty(self) -> bool:
        return not (self.overview or self.points or self.targets or any(i["target_count"] for i in self.indicators))


def gather(code: str, name: str) -> Known:
    """Ask everything the sheet needs."""
    question = {"government_codes": [code], "indicator_code": RB}
    to_year = chosen.expected_year()
    points = asking.rows("score_series", **question)
    newest = max((p["year"] for p in points if p["status"] == "ada" and p["kind"] != "mandiri"), default=None)
    figure = chosen.figure_of(points, newest)
    positions = asking.rows("target_position", **question)
    return Known(
        code=code,
        name=name,
        indicators=asking.rows("government_indicators", government_code=code),
        overview=asking.rows("indicator_overview", government_code=code, to_year=to_year),
        points=points,
        targets=asking.rows("target_series", **question),
        components=asking.rows("component_history", government_code=code, indicator_code=RB),
        doubts=asking.rows("figure_doubts", government_code=code),
        figure=figure,
        position=next(
            (p for p in positions if figure and (p["year"], p["kind"]) == (figure["year"], figure["kind"])), None
        ),
        version=asking.rows("data_version")[0],
    )
