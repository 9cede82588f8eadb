"""What is no service standard, and how one can tell."""
