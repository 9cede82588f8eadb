"""Which items of several offices' lists ask for the same paper, act or product."""
