"""What people do in a review of a run, and the files that it is kept in."""
