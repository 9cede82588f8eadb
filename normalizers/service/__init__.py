"""Which service a title and its lists are about."""
