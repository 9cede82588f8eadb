"""A dossier for each finding: all that it rests on, to be shown to the office that it names."""
