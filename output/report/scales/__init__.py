"""What offices state, as bubbles and lines on one scale."""
