"""Places and offices: names, codes, addresses, and what betrays a region."""
