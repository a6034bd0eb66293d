"""Dua mata: what an analyst sends counts only after a second person approved it."""
