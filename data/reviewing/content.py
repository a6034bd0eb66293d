"""What a submission keeps, as JSON, and what it becomes again: an upload, a correction, an undo."""

import hashlib
import json
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal

from data.ingest.model import Check
from data.ingest.pipeline import check_file
from data.ingest.reading.column import Column
from data.ingest.reading.plan import Plan
from data.ingest.storing.editing import Correction
from data.ingest.storing.originals import keep_original, original_path
from data.ingest.storing.save_error import SaveError
from data.ingest.storing.saving import Upload

SENDER = "sender"  # key of [issuer, subject] of who sent it
DATES = ("letter_date", "data_as_of")
NUMBERS = ("value", "upper_value")
OF_UPLOAD = (
    "title", "mode", "letter_number", "started_version", "base_version", "is_illustrative",
)  # fmt: skip


def sign(content: str, subject: tuple[str, str] | None) -> str:
    """The JSON with (issuer, subject) of who sends it, where they are known."""
    return content if subject is None else json.dumps(json.loads(content) | {SENDER: subject}, ensure_ascii=False)


def subject_in(content: str) -> tuple[str, str] | None:
    """(issuer, subject) of who sent it, None where they were not known."""
    told = json.loads(content).get(SENDER)
    return tuple(told) if told else None


def pack_upload(upload: Upload) -> str:
    """The JSON of an upload; its files and its letter are kept at once. Raises OSError when they cannot be kept."""
    told = {name: getattr(upload, name) for name in OF_UPLOAD}
    told |= {name: _day(getattr(upload, name)) for name in DATES}
    told["accepted"] = sorted(upload.accepted)
    told["files"] = [
        _keep(check.source.name, check.source.content) | {"plans": [asdict(plan) for plan in check.plans]}
        for check in upload.checks
    ]
    told["attachment"] = _keep(*upload.attachment) if upload.attachment else None
    return json.dumps(told, ensure_ascii=False)


def rebuild_upload(content: str, actor: str) -> Upload:
    """The upload as it was sent, its files read again from the kept originals as its plans say.

    Raises SaveError with one sentence when an original is gone or damaged, or a plan is not understood any more.
    """
    told = json.loads(content)
    given = {name: told[name] for name in OF_UPLOAD} | {name: _read_day(told[name]) for name in DATES}
    attachment = told["attachment"]
    return Upload(
        checks=[_read_file(file) for file in told["files"]],
        actor=actor,
        accepted=frozenset(told["accepted"]),
        attachment=(attachment["name"], _original(attachment)) if attachment else None,
        **given,
    )


def kept_files(content: str) -> list[tuple[str, str, str]]:
    """('berkas' or 'surat', file name, sha256) of everything an upload was sent with; nothing for other kinds."""
    told = json.loads(content)
    named = [("berkas", file["name"], file["sha256"]) for file in told.get("files", ())]
    letter = told.get("attachment")
    return named + ([("surat", letter["name"], letter["sha256"])] if letter else [])


def pack_correction(correction: Correction) -> str:
    """The JSON of a correction, its decimals as text."""
    told = {field.name: getattr(correction, field.name) for field in fields(Correction) if field.name != "actor"}
    told |= {name: None if told[name] is None else str(told[name]) for name in NUMBERS}
    told |= {name: _day(told[name]) for name in DATES}
    return json.dumps(told | {"figure": list(correction.figure), "accepted": sorted(correction.accepted)})


def rebuild_correction(content: str, actor: str) -> Correction:
    """The correction as it was sent."""
    told = json.loads(content)
    told.pop(SENDER, None)
    told |= {name: None if told[name] is None else Decimal(told[name]) for name in NUMBERS}
    told |= {name: _read_day(told[name]) for name in DATES}
    told |= {"figure": tuple(told["figure"]), "accepted": frozenset(told["accepted"])}
    return Correction(actor=actor, **told)


def pack_undo(version: int, reason: str) -> str:
    """The JSON of an undo."""
    return json.dumps({"version": version, "reason": reason})


def rebuild_undo(content: str) -> tuple[int, str]:
    """(version, reason)"""
    told = json.loads(content)
    return told["version"], told["reason"]


def _keep(name: str, content: bytes) -> dict:
    return {"name": name, "sha256": keep_original(content)}


def _read_file(file: dict) -> Check:
    """The file checked again as its plans say."""
    content = _original(file)
    try:
        plans = [Plan(**plan | {"columns": [Column(**column) for column in plan["columns"]]}) for plan in file["plans"]]
        return check_file(file["name"], content, plans)
    except (TypeError, ValueError) as error:  # written by another version of the app, which read sheets otherwise
        raise SaveError(
            f"Berkas {file['name']} dikirim dengan versi aplikasi lain dan tidak dapat dibaca lagi seperti saat itu; "
            "kembalikan kiriman ini dan minta berkasnya dikirim ulang."
        ) from error


def _original(file: dict) -> bytes:
    """The bytes as they were sent; SaveError where they are gone or others."""
    try:
        content = original_path(file["sha256"]).read_bytes()
    except OSError:
        content = None
    if content is None or hashlib.sha256(content).hexdigest() != file["sha256"]:
        raise SaveError(
            f"Berkas asli {file['name']} kiriman ini hilang atau rusak di server; kembalikan kiriman ini dan minta "
            "berkasnya dikirim ulang."
        )
    return content


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
