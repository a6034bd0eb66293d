"""What was done to the store, version by version."""

from data.ingest.storing.undoing import in_force


def history(con) -> list[dict]:
    """Every version, newest first: who, when (UTC), what kind, its files and letter, what it undoes and what undid it.

    claim_count counts the figures it appended, new_count, changed_count and gone_count those it changed; the same with
    owner_ in front count the areas whose owner it changed, action_count, decision_count and answer_count what it wrote
    of the planning. is_in_force is false while an undo takes it back.
    """
    with con.cursor() as cursor:
        answer = cursor.execute("select * from version_overview order by version_id desc")
        names = [column[0] for column in answer.description]
        versions = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    standing = set(in_force({row["version_id"]: (row["kind"], row["undoes_version"]) for row in versions}))
    return [row | {"is_in_force": row["version_id"] in standing} for row in versions]
