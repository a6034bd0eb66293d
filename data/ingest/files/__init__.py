"""A file as it was sent becomes sheets: limits counted while inflating, values read in a child process."""
