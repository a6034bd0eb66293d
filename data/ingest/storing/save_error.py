"""Why nothing was written; a module of its own, so that whatever `saving` calls can say it too."""

from data.ingest.model import Issue


class SaveError(Exception):
    """Nothing was written; the message is one Indonesian sentence. `issues` may say more."""

    def __init__(self, message: str, issues: list[Issue] | None = None):
        super().__init__(message)
        self.issues = issues or []
