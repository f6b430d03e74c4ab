"""Days, metrics, entries, goals and tables as plain values.

Nothing in here reads a clock, a file, an environment variable or a terminal. Records are
named tuples, not dataclasses: importing ``dataclasses`` costs a fifth of an interpreter's
start, and every command pays it.
"""
