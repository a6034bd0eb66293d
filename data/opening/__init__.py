"""Which store there is, and how it is opened: a file of its own, or one that several servers share (RB_STORE)."""

import os

from data.opening.file_store import FileStore
from data.opening.place import state_folder
from data.opening.shared_store import SharedStore


def chosen_store() -> FileStore | SharedStore:
    """The store of RB_STORE, else the database file in the folder of RB_STATE; it is not opened yet.

    Raises StoreError with one sentence when RB_STORE or RB_DATA_PATH cannot be what they say.
    """
    address = os.environ.get("RB_STORE")
    if address:
        return SharedStore(address, os.environ.get("RB_DATA_PATH") or "", state_folder())
    return FileStore(state_folder())
