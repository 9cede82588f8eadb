"""One string in, one value or `None` out: durations, charges, decrees, contacts, regions.

Pure functions that refuse rather than guess and never raise on a text. Imports no other package
of ours.
"""
