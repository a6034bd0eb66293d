"""Decks: what a slide is (model), what it is made from (brief), which there are (catalogue), and who shows them.

`slides/` turns a brief into slides, `compose` puts them into a deck; `powerpoint/`, `browser/`, `annex/` and
`summary_text` show the deck. None of these four computes a number.
"""
