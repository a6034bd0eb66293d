"""Security headers on every response, also on refusals, errors and files."""

import traceback

HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",
    b"permissions-policy": b"accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    b"microphone=(), midi=(), payment=(), usb=(), fullscreen=(self), clipboard-write=(self)",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
}
POLICY = b"content-security-policy"
# Whatever is not the page itself is a file: opened by its own address it loads nothing and runs nothing.
POLICY_OF_FILES = b"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
BEGINNINGS = ("http.response.start", "websocket.http.response.start")


class SecurityHeaders:
    """Adds HEADERS to every response, and POLICY_OF_FILES where the response brings no policy of its own.

    It must be the outermost middleware. An error nobody caught is answered here, because Starlette's own answer to it
    would go out without headers; the traceback stays in the server's log.
    """

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        has_begun = False

        async def send_with_headers(message):
            nonlocal has_begun
            if message["type"] in BEGINNINGS:
                has_begun = True
                message = message | {"headers": with_headers(message.get("headers", ()))}
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            if scope["type"] != "http" or has_begun:
                raise
            traceback.print_exc()
            kind = [(b"content-type", b"text/plain; charset=utf-8")]
            await send_with_headers({"type": "http.response.start", "status": 500, "headers": kind})
            await send({"type": "http.response.body", "body": b"Aplikasi gagal menjawab permintaan ini."})


def with_headers(given) -> list[tuple[bytes, bytes]]:
    """The headers `given` by a response, with the ones of this module in place of any of the same name."""
    kept = [(name, value) for name, value in given if name.lower() not in HEADERS]
    has_policy = any(name.lower() == POLICY for name, _value in kept)
    return [*kept, *HEADERS.items(), *([] if has_policy else [(POLICY, POLICY_OF_FILES)])]
