"""The table behind a trend holds every figure, every target and every other claim, for every government."""

from pages._output.trend_table import table_lines
from queries import ask, rows


def test_no_claim_and_no_target_is_left_out_of_any_table(con):
    indicators = {i["indicator_code"]: i for i in rows(ask(con, "methods", indicator_codes=["RB"]))}
    found = con.execute(
        "select government_code, indicator_code, count(*) from (select * from claim union all by name"
        " select * from current_target) where component = '' and unit_code = '' group by all order by all"
    ).fetchall()
    for code, indicator_code, count in found:
        question = {"government_codes": [code], "indicator_code": indicator_code}
        indicator = indicators["RB"] | {"indicator_code": indicator_code}
        answers = [
            rows(ask(con, name, **question))
            for name in ("score_series", "target_series", "target_position", "other_claims")
        ]
        lines = table_lines(*answers, indicator)
        assert len(lines) == count, (code, indicator_code)
        assert all(line["evidence"] and line["source_value"] for line in lines)
    assert len(found) > 250
