"""Backup, restore, verification and the daily copy: nothing that was stored is ever lost."""
