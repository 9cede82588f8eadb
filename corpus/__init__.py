"""Records, one and many: the schema, the pipeline, batches, rules, comparison, evaluation.

Imports `parsers`, `extractor` and `normalizers`.
"""
