"""Rows of the planning questions, as the tests need them."""

from datetime import date

TODAY = date(2025, 8, 20)  # TW II has ended, TW III has not
BLANK = {f"{kind}_{number}": None for kind in ("target", "realised") for number in range(1, 5)}


def action(**more):
    number = more.pop("number", 1)
    return BLANK | {
        "action_id": f"r{number}", "year": 2025, "area": "AKT", "area_name": "Penguatan Akuntabilitas", "theme": None,
        "pokja": None, "perangkat_daerah": "Biro Organisasi", "activity": f"Kegiatan {number}",
        "output_indicator": None, "unit": "dokumen", "budget": None, "absorbed": None, "obstacle": None,
        "follow_up": None, "evidence_url": None, "stated_status": None, "is_illustrative": False, "version_id": 12,
        "actor": None, "reason": None, "created_at": None, "sheet_name": None, "cell_address": None, "file_name": None,
    } | more  # fmt: skip


def office(name, **more):
    return {
        "perangkat_daerah": name, "from_owners": True, "from_actions": False, "from_scores": False,
        "from_checklist": False, "is_illustrative": False,
    } | more  # fmt: skip


def score(name, value, **more):
    return {
        "perangkat_daerah": name, "value": value, "predikat": None, "year": 2024, "method": "9/2023",
        "evidence": None, "publisher": None, "is_illustrative": False,
    } | more  # fmt: skip


def answer(name, question, said, **more):
    return {
        "perangkat_daerah": name, "question": question, "answer": said, "evidence_url": None, "checked_on": None,
        "note": None, "is_illustrative": False, "version_id": 12,
    } | more  # fmt: skip


def decision(number, deadline=None, status="belum", **more):
    return {
        "decision_id": f"k{number}", "raker_date": date(2025, 4, 10), "decision": f"Keputusan {number}",
        "pic": "Biro Organisasi", "deadline": deadline, "status": status, "follow_up": None, "is_illustrative": False,
        "version_id": 12, "actor": "Sari", "created_at": None,
    } | more  # fmt: skip
