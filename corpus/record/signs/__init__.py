"""What tells a field that was read wrongly from one that was read rightly."""
