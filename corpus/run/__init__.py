"""A run over many sources: finding them, reading them in processes that may die, its folder."""
