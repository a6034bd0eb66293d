"""Sheets become records and issues: the header, the columns, the names, the numbers, and what must hold."""
