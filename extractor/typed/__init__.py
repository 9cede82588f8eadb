"""Tables in typed texts: cells between signs, in HTML, or kept apart by white space."""
