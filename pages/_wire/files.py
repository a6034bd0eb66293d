"""Answers requests for the frontend's own files: compressed as well as the browser takes it, kept for good."""

import asyncio
import hashlib
import re
from functools import cache

from starlette.datastructures import Headers
from starlette.responses import Response

from pages._wire.assets import Asset, assets
from pages._wire.packing import Packer

FOR_GOOD = "public, immutable, max-age=31536000"  # the name of a file changes with its content
STANDING_IN = "public, max-age=86400, stale-while-revalidate=31536000"  # the content may change under its name
ACCEPTED = re.compile(r"(?P<coding>[a-z*]+)\s*(?:;\s*q=(?P<weight>[\d.]+))?", re.IGNORECASE)


class FrontendFiles:
    """Serves scripts and styles compressed, and smaller fonts; every other request it leaves to the framework.

    So it does with parts of files, and with browsers that take no compression.
    """

    def __init__(self, app, packer: Packer):
        self.app, self.packer = app, packer

    async def __call__(self, scope, receive, send):
        asset, coding = _asked_for(scope)
        if asset is None:
            await self.app(scope, receive, send)
            return
        response = await self._answer(scope, asset, coding)
        await response(scope, receive, send)

    async def _answer(self, scope, asset: Asset, coding: str | None) -> Response:
        headers = {
            "etag": tag_of(scope["path"]),
            "cache-control": STANDING_IN if asset.stands_in else FOR_GOOD,
            "vary": "Accept-Encoding",
        }
        if is_known(Headers(scope=scope).get("if-none-match", ""), headers["etag"]):
            return Response(status_code=304, headers=headers)
        if coding is None:
            body = asset.content()
        else:
            body = await asyncio.to_thread(self.packer.packed_body, scope["path"], coding)
            headers["content-encoding"] = coding
        headers["content-length"] = str(len(body))
        return Response(b"" if scope["method"] == "HEAD" else body, media_type=asset.media_type, headers=headers)


def _asked_for(scope) -> tuple[Asset | None, str | None]:
    """What is to be served here and in which coding; None where it is not for this module."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return None, None
    asset, asked = assets().get(scope["path"]), Headers(scope=scope)
    if asset is None or "range" in asked:
        return None, None
    coding = best_coding(asked.get("accept-encoding", "")) if asset.is_text else None
    return (asset, coding) if coding or asset.stands_in else (None, None)


@cache
def tag_of(address: str) -> str:
    """The weak ETag of a file: the same content, in whatever coding."""
    return f'W/"{hashlib.sha256(assets()[address].content()).hexdigest()[:32]}"'


def is_known(given: str, tag: str) -> bool:
    """Whether an If-None-Match header names `tag`."""
    names = [name.strip().removeprefix("W/") for name in given.split(",")]
    return "*" in names or tag.removeprefix("W/") in names


def best_coding(accepted: str) -> str | None:
    """The coding to send for an Accept-Encoding header: br, else gzip, else None for the file as it is."""
    weights = {found["coding"].lower(): float(found["weight"] or 1) for found in ACCEPTED.finditer(accepted)}
    return next((coding for coding in ("br", "gzip") if weights.get(coding, weights.get("*", 0)) > 0), None)
