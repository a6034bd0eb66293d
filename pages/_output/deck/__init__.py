"""Decks: what a slide is (model), what it is made from (brief), which there are (catalogue), and who shows them.

`slides/` turns a brief into slides; the other modules turn slides into PowerPoint, workbook, page, briefing or text.
"""
