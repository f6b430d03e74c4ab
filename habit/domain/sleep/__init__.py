"""Nights and what can be said of them: durations, clock times, regularity, jetlag, debt.

Each figure follows the definition that its docstring names; ``Figure`` carries it together
with the number of nights it was drawn from, and the reason when there is nothing to carry.
"""
