"""The versions of the program and of its record, where everything may ask for them."""

__version__ = "0.1.0"
SCHEMA_VERSION = "2"  # of the record: goes up with every new key
