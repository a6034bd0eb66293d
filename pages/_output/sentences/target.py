"""How far from the target, and can it still be reached: the sentence, titles and rules of Kesenjangan target.

Rules: the distance and the target come first, with the target's year where it is not the value's; then the required
pace and the achieved one, where they exist; why a path cannot be judged is said, never guessed. A target met exactly is
met, unless its bound must be exceeded. A predikat without number has no distance; whether it meets its target may be
known.
"""

from data.number_format import format_bound, format_number, format_percent, format_signed
from pages._output.sentences.summary import headline
from pages._output.trend_data import governing_words, target_words
from pages._output.words import PATH_REASON, PATH_STATUS, TARGET_STATUS, join_words

MET = {"tercapai": "tercapai", "di_bawah": "belum tercapai", "belum_dapat_dinilai": "belum dapat dinilai"}


def path_words(path: dict) -> tuple[str, str, str | None]:
    """(mark, word, role) of a path; 'tidak bergerak' for an achieved pace of nought, 'mundur' below it."""
    status = path["path_status"]
    if status == "tidak_bergerak" and path["achieved_pace"] < 0:
        status = "mundur"
    return PATH_STATUS[status]


def target_sentence(
    government: str, indicator: dict, figure: dict | None, position: dict | None, path: dict | None, target: dict | None
) -> str:
    """The page's opening sentence.

    indicator: indicator_code, short_name, unit. figure: row of score_series or None. position, path: its rows of
    target_position and target_path or None. target: nearest written target (row of target_series) without a figure.
    """
    if figure is None or figure["status"] != "ada" or position is None:
        return _without_distance(government, indicator, figure, target)
    name = "" if indicator["indicator_code"] == "RB" else f"{indicator['short_name']} "
    aim = f"target {position['target_year']}"
    if position["gap_points"] is None:
        told = headline(government, indicator, figure, position, target).removesuffix(".").partition(";")[0]
        return f"{told}; {aim} {governing_words(position)} {MET[position['target_status']]}."
    gap, goal = position["gap_points"], f"{aim}: {governing_words(position)}"
    if format_number(abs(gap)) == "0,00":
        told = f"{name}{government} tepat pada {'batas ' if position['is_open'] else ''}{goal}"
    elif gap < 0:
        told = f"{name}{government} kurang {format_number(-gap)} poin dari {goal}"
    else:
        told = f"{name}{government} {format_number(gap)} poin di atas {goal}"
    return f"{told}{_pace_words(position, path)}."


def _without_distance(government: str, indicator: dict, figure: dict | None, target: dict | None) -> str:
    told = headline(government, indicator, figure, None, target)
    if figure is None:
        return told
    if target is None:
        return told.removesuffix(".") + "; targetnya belum dimuat."
    return f"{told.removesuffix('.')}; target {target['year']}: {target_words(target)}."


def _pace_words(position: dict, path: dict | None) -> str:
    """'; perlu +5,32 setahun, laju dicapai +0,22'; '' where no pace is required."""
    if path is None or path["required_pace"] is None or path["required_pace"] <= 0:
        return ""
    until = "" if path["end_year"] == position["target_year"] else f" hingga {path['end_year']}"
    told = f"; perlu {required_words(path)} setahun{until}"
    return told + (
        f", laju dicapai {format_signed(path['achieved_pace'])}" if path["achieved_pace"] is not None else ""
    )


def required_words(path: dict) -> str:
    """'+5,32', or 'lebih dari +5,32' where the bound itself is not enough."""
    return ("lebih dari " if path["end_is_open"] else "") + format_signed(path["required_pace"])


def path_title(path: dict | None, position: dict | None, target: dict | None) -> str:
    """The finding of the path chart, at most 12 words; `target`: the nearest written one where there is no value."""
    if position is None and target is not None:
        return f"Target {target['year']}: {target_words(target)}; nilainya belum dimuat"
    if position is None:
        return "Belum ada target untuk diukur"
    if path is None or path["path_reason"] == "tanpa_target_berikutnya":
        return f"Target {position['target_year']} {MET[position['target_status']]}; tidak ada target sesudahnya"
    word = path_words(path)[1].capitalize()
    if path["path_status"] == "tercapai":
        return f"Target {path['end_year'] or position['target_year']} tercapai"
    if path["required_pace"] is None or path["required_pace"] <= 0:
        return f"{word}: {PATH_REASON[path['path_reason']]}"
    needed = f"perlu {required_words(path)} setahun"
    if path["achieved_pace"] is None:
        return f"{word}: {needed}, laju belum dapat dihitung"
    return f"{word}: {needed}, laju {format_signed(path['achieved_pace'])}"


def rules(figure: dict | None, position: dict | None, path: dict | None) -> list[tuple[str, str]]:
    """(what, the rule with the numbers it was made from) of gap, capaian, both paces, status and next predikat."""
    if figure is None or position is None:
        return []
    return [
        ("Selisih", gap_rule(position)),
        ("Capaian", achievement_rule(position)),
        ("Terhadap target", target_rule(position)),
        ("Laju diperlukan", required_rule(path)),
        ("Laju dicapai", achieved_rule(path)),
        ("Jalur", path_rule(path)),
        ("Predikat berikutnya", next_rule(figure)),
    ]


def gap_rule(position: dict) -> str:
    """'nilai 60,37 − target 2021 71,00 = −10,63 poin'."""
    if position["gap_points"] is None:
        return "Tanpa angka tidak ada selisih."
    aim = format_number(position["target_lower"])
    told = f"{format_number(position['value'])} − {aim} = {format_signed(position['gap_points'])} poin"
    if position["target_value"] is None:
        bound = "harus dilampaui" if position["is_open"] else "cukup dicapai"
        told += f"; batas {position['target_predikat']} {bound}"
    elif position["target_upper"] is not None:
        told += f"; rentang {governing_words(position)}, dihitung dari batas bawah"
    return told


def achievement_rule(position: dict) -> str:
    if position["achievement_pct"] is None:
        return "Tanpa angka tidak ada capaian."
    return (
        f"{format_number(position['value'])} / {format_number(position['target_lower'])} × 100 = "
        f"{format_percent(position['achievement_pct'])}"
    )


def target_rule(position: dict) -> str:
    """Whether the governing target is met, and when it is due."""
    mark, word, _ = TARGET_STATUS[position["target_status"]]
    told = f"{mark} {word}: target {position['target_year']} {governing_words(position)}"
    if position["target_status"] == "belum_dapat_dinilai" and position["gap_points"] is not None:
        return told + "; A dan A- tidak dapat dibedakan dari angkanya"
    return told if position["is_due"] else f"{told}, jatuh tempo {position['target_year']}"


def required_rule(path: dict | None) -> str:
    """'(71,00 − 60,37) / (2021 − 2019) = +5,32 setahun', or why there is none."""
    if path is None or path["required_pace"] is None:
        reason = PATH_REASON.get(path["path_reason"]) if path else None
        return f"Tidak dihitung: {reason or 'tidak ada target tertulis sesudah tahun nilainya'}."
    if path["required_pace"] <= 0:
        return f"Tidak ada: nilai sudah mencapai batas target {path['end_year']}."
    way, years = (path["end_lower"], path["value"]), f"({path['end_year']} − {path['year']})"
    told = f"({' − '.join(map(format_number, way))}) / {years} = {required_words(path)} setahun"
    return told + ("; melewati pergantian metode" if path["end_has_other_method"] else "")


def achieved_rule(path: dict | None) -> str:
    """'(60,37 − 60,15) / (2019 − 2018) = +0,22 setahun', or why there is none."""
    if path is None or path["achieved_pace"] is None:
        return "Tidak dihitung: kurang dari dua nilai akhir sejak awal rencana atau pergantian metode."
    return (
        f"({format_number(path['value'])} − {format_number(path['first_value'])}) / ({path['year']} − "
        f"{path['first_year']}) = {format_signed(path['achieved_pace'])} setahun"
    )


def path_rule(path: dict | None) -> str:
    """The status of the path with the comparison that made it."""
    if path is None:
        return "◇ belum dapat dinilai"
    mark, word, _ = path_words(path)
    reason = PATH_REASON.get(path["path_reason"])
    if reason:
        return f"{mark} {word}: {reason}"
    if path["path_status"] == "tercapai":
        return f"{mark} {word}: nilai memenuhi target akhir rencana" if path["end_year"] else f"{mark} {word}"
    achieved, required = format_signed(path["achieved_pace"]), format_signed(path["required_pace"])
    if path["path_status"] == "di_jalur":
        return f"{mark} {word}: laju dicapai {achieved} ≥ {required}"
    if path["path_status"] == "perlu_dipercepat":
        return f"{mark} {word}: laju dicapai {achieved}, kurang dari {required}"
    return f"{mark} {word}: laju dicapai {achieved}, tidak di atas nol"


def next_rule(figure: dict) -> str:
    """'70 − 60,37 = 9,63 poin; BB harus di atas 70'."""
    if figure["value"] is None or figure["predikat"] is None:
        return "Tidak dihitung tanpa angka atau batas predikat."
    if figure["next_lower_bound"] is None:
        return f"{figure['predikat']} adalah predikat tertinggi skala ini."
    bound = format_bound(figure["next_lower_bound"])
    distance = format_number(figure["next_lower_bound"] - figure["value"])
    word = "mulai" if figure["next_lower_inclusive"] else "di atas"
    name = figure["next_predikat"].replace(" / ", " atau ")
    return f"{bound} − {format_number(figure['value'])} = {distance} poin; {name} {word} {bound}"


def table_title(statuses: list[tuple[str, str]]) -> str:
    """'3 di bawah target: Indeks RB, IPP, dan SAKIP', from (short name, target_status) of every indicator aimed at."""
    if not statuses:
        return "Belum ada target yang dimuat"
    below = [name for name, status in statuses if status == "di_bawah"]
    met = sum(1 for _, status in statuses if status == "tercapai")
    if below:
        named = join_words(below) if len(below) < 4 else f"{', '.join(below[:3])}, dan {len(below) - 3} lainnya"
        return f"{len(below)} dari {len(statuses)} di bawah target: {named}"
    if met == len(statuses):
        return f"{met} target, semuanya tercapai" if met > 1 else f"{statuses[0][0]}: target tercapai"
    unknown = f"{len(statuses) - met} target belum dapat dinilai"
    return f"{met} target tercapai, {unknown}" if met else unknown


def documents_title(documents: list[tuple[str, int]]) -> str:
    """'Target dari 2 dokumen: RPJMD dan Road Map', from (document, year) of every written target."""
    names = list(dict.fromkeys(name for name, _ in documents))
    if not names:
        return "Belum ada target yang dimuat"
    years = sorted({year for _, year in documents})
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else f"{years[0]}"
    if len(names) == 1:
        return f"{len(documents)} target tertulis, {names[0]} {span}" if len(documents) > 1 else (
            f"Satu target tertulis, {names[0]} {span}")  # fmt: skip
    return f"{len(documents)} target dari {len(names)} dokumen, {span}"
