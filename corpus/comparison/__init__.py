"""The same service across offices: what is compared, and what is said of it."""
