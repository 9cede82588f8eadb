"""Names and numbers of persons masked in a record, in its texts and in its trace."""
