"""What can be done to a record in a review, on the record alone: no files, no other records."""
