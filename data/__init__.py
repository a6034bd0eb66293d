"""What we know and how it got in: the store, its seeds and the number format every layer uses."""
