"""ITA Desktop: Thai reports on integrity and transparency measures.

The rooms, lowest first: `thai` (language), `model` (the report), `store` (the .ita file),
`exchange` and `pdf` (what is done with a report), `gui` and `cli` (who asks for it).
"""

__version__ = "0.1.0"
