"""Lengths of time in microseconds, for rules that may ask no clock and for everybody who adds to a moment."""

SECOND = 1_000_000
DAY = 24 * 3600 * SECOND
