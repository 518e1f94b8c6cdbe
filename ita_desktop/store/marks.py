"""The marks by which a file is known as a workbook, and of which schema.

Versions of the file (`user_version`, and the Alembic revision of the same number):

1. office, report, indicator, measure, journal.
2. dismissal: findings of the checks that somebody put aside.
3. attachment, content and content_step: pictures and files of measures. report: what a whole
   paper has beside its tables, and how it is set. measure: budget.

`program`, in files made since 3 was, names the version of the program that gave a file its schema.
"""

from __future__ import annotations

SCHEMA_VERSION = 3
APPLICATION_ID = int.from_bytes(b"ITAD", "big")
