"""Words of the field that several readers know: offices, labels, decrees, months, places."""
