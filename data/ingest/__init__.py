"""A workbook becomes claims in small stages: opening, plan, records, checks, preview, save.

Every stage is a function of data; only `saving` writes, in one transaction. The page and `python -m data.ingest`
run the same stages.
"""
