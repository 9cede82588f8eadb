"""What people see: the command, JSON Lines, workbooks, Parquet, JSON-LD, the HTML report.

The only layer that may import all others.
"""
