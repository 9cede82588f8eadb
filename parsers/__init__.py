"""Lines in, sections and items out: layouts, headings, lists, letterheads, flowcharts.

What a line is gets decided here; what a value means is decided in `corpus`.
Imports `extractor` and `normalizers`.
"""
