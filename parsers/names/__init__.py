"""What is a name: of an office, of a service, of the standard itself."""
