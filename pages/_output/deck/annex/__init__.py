"""The deck's numbers as a workbook, one sheet a slide with a native chart: `file` makes it."""
