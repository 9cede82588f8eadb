"""The place where a person and the program read together: a server for one, pages for offline."""
