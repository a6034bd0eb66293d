"""What goes wrong with a store, each a sentence for a person."""


class StoreError(Exception):
    """The store cannot be used; the message is one Indonesian sentence with what to do next."""


class StoreBusy(StoreError):
    """Another process, most likely the running app, owns the store."""


class StoreConflict(StoreError):
    """Another server changed the shared store at the same moment, and nothing of this write is in it."""
