"""What is said of one record: a module for each subject, and the list of all rules."""
