"""One module for each kind of slide: brief in, Slide or LeftOut out. Titles come from `_output/sentences`."""
