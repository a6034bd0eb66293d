"""Write the illustrative workbooks of data/templates/ilustrasi: one per layout people use.

Run `python -m tests.illustrative`. The same figures come out every time; where a number is published it is the total.
"""

from pathlib import Path

from tests.illustrative_actions import action_plans
from tests.illustrative_evaluations import area_by_year, evaluation_sheets, general_and_tematik, offices_by_area
from tests.illustrative_owners import area_owners
from tests.illustrative_planning import checklist_answers, raker_decisions
from tests.illustrative_tables import index_by_year, open_data, plan_targets, tidy_table

FOLDER = Path(__file__).parent.parent / "data" / "templates" / "ilustrasi"


def build_all() -> dict[str, bytes]:
    """File name -> content of every illustrative file."""
    return {
        "01_area_per_tahun.xlsx": area_by_year(),
        "02_lke_2021_2022.xlsx": evaluation_sheets(),
        "03_lke_2023_2024.xlsx": general_and_tematik(),
        "04_perangkat_daerah_2022.xlsx": offices_by_area(),
        "05_target_rpjmd.xlsx": plan_targets(),
        "06_indeks_rb_per_tahun.xlsx": index_by_year(),
        "07_tabel_baku.xlsx": tidy_table(),
        "08_data_terbuka_ikm.csv": open_data(),
        "09_pengampu_area.xlsx": area_owners(),
        "10_rencana_aksi.xlsx": action_plans(),
        "11_keputusan_raker.csv": raker_decisions(),
        "12_enam_pertanyaan.csv": checklist_answers(),
    }


def main() -> None:
    """Write every file."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in build_all().items():
        (FOLDER / name).write_bytes(content)
        print(f"{FOLDER.name}/{name}: {len(content):,} bytes")


if __name__ == "__main__":
    main()
