"""Actions as the store holds them."""

from dataclasses import dataclass

from data.planning.model import SELECTED, Action, action_of


@dataclass(slots=True)
class Kept:
    """One action as it was last said: its columns, and whether it still stands."""

    action_id: str
    row: dict
    version_id: int
    is_illustrative: bool
    stands: bool

    @property
    def number(self) -> int:
        """r12 -> 12, to put actions in the order in which they came."""
        return int(self.action_id[1:])

    @property
    def key(self) -> tuple:
        """As standing.standing_at calls the record."""
        return self.action_id, self.is_illustrative

    def as_action(self) -> Action:
        """The action without the place where it was read."""
        return action_of(self.row, action_id=self.action_id)


def read_actions(cursor, condition: str = "true", given: dict | None = None) -> dict[str, Kept]:
    """action_id -> every action of `condition` (SQL on action_plan) that there ever was, by its standing row.

    One that does not stand comes with the row that was written last. In the order in which actions were made.
    """
    answer = cursor.execute(
        f"""
        with told as (
            select * from action_plan where {condition}
            qualify row_number() over (partition by action_id order by version_id desc) = 1
        ), standing as (
            select * exclude (is_illustrative) from current_action_plan where {condition}
        )
        select action_id, version_id, v.is_illustrative, stands, {SELECTED}
        from (
            select *, true as stands from standing
            union all by name
            select * exclude (is_withdrawn), false as stands from told
            where action_id not in (select action_id from current_action_plan)
        )
        join version as v using (version_id)
        order by action_id[2:]::integer
        """,
        given or {},
    )
    names = [column[0] for column in answer.description]
    rows = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    return {
        row["action_id"]: Kept(row["action_id"], row, row["version_id"], row["is_illustrative"], row["stands"])
        for row in rows
    }


def read_real_actions(con, government: str, year: int | None = None) -> list[Action]:
    """The standing real actions of a government (for a template), with their action_id; illustrative ones never."""
    with con.cursor() as cursor:
        kept = read_actions(
            cursor, "government_code = $government and ($year is null or year = $year)",
            {"government": government, "year": year},
        )  # fmt: skip
    return [one.as_action() for one in kept.values() if one.stands and not one.is_illustrative]
