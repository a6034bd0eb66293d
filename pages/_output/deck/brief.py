"""Everything a deck is made from: the answers of the store about one government, gathered once."""

from datetime import date
from typing import NamedTuple

from pages._output.study_pack import Pack


class IndicatorFacts(NamedTuple):
    """One indicator of the government on screen; rows are those of the question of the same name."""

    indicator: dict  # row of government_indicators: indicator_code, short_name, indicator_name, unit, ...
    points: list[dict]  # score_series
    targets: list[dict]  # target_series
    claims: list[dict]  # other_claims
    methods: list[dict]  # methods, oldest first
    bands: list[dict]
    year: int | None  # the evaluation year told: the chosen one, else the newest with a figure
    figure: dict | None  # row of points of that year (final, else provisional)
    position: dict | None  # row of target_position of the figure
    path: dict | None  # row of target_path of the figure
    target: dict | None  # nearest written target (row of targets), also where there is no figure
    newest: dict | None  # newest final figure with a number or predikat


class Peer(NamedTuple):
    """A government to compare with."""

    code: str
    name: str
    level: str
    compared: list[dict]  # comparison: newest common year of each indicator, or the chosen year
    series: list[dict]  # pair_series


class Simulated(NamedTuple):
    """A simulation of the page Simulasi, as finished values."""

    year: int
    index: float  # points, as it was scored
    predikat: str | None
    simulated: float
    simulated_predikat: str | None
    moves: list[tuple[str, float, float, float | None]]  # (part, was, becomes, ceiling), points
    status_words: tuple[str, str, str | None] | None  # of words.TARGET_STATUS against the governing target
    target_words: str  # 'target 2024: 74,50'; '' without one
    source_words: str  # 'setara dengan Banten 2024' or ''
    is_illustrative: bool


class Brief(NamedTuple):
    """What every slide builder gets."""

    code: str  # Kemendagri code of the government
    name: str  # 'Kalimantan Timur'
    level: str  # provinsi | kabupaten | kota
    office: str  # 'Biro Organisasi', of a kabupaten or kota 'Bagian Organisasi'
    meeting: str  # 'Triwulan IV 2026'
    indicator_code: str  # the main indicator of the deck
    facts: dict[str, IndicatorFacts]  # the main indicator and those of extra slides
    to_year: int  # newest evaluation year looked at
    chosen_year: int | None  # the year a person chose, None: the newest
    indicators: list[dict]  # government_indicators
    overview: list[dict]  # indicator_overview up to to_year, without ranks of an issuer
    aims: list[dict]  # targets_without_figure
    components: list[dict]  # component_history of RB
    definitions: list[dict]  # components of RB
    component_methods: list[dict]  # methods of RB
    owners: list[dict]  # area_owners
    doubts: list[dict]  # figure_doubts
    events: list[dict]  # events of this government
    ranking: list[dict]  # group_rank of the main indicator and year among all governments of the level
    peers: list[Peer]
    pack: Pack | None  # of the first peer
    simulated: Simulated | None
    actions: list[dict]  # actions, all years
    decisions: list[dict]  # raker_decisions
    version: dict  # row of data_version
    today: date  # what is overdue is told as of this day

    @property
    def main(self) -> IndicatorFacts:
        return self.facts[self.indicator_code]
