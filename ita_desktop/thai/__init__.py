"""The Thai language kit: digits, years and dates, folding, word and line breaking, order.

Plain Python on text and dates; nothing here knows a report, a file or a screen.
"""
