"""Records become a version of the store, or a version is taken back: the only code that writes."""
