"""How fast the app is, as ratios within one run: `python -m tests.benchmarks`. Nothing here asserts seconds."""
