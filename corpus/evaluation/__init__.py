"""A run held against labels: precision, recall and F1 for each field."""
