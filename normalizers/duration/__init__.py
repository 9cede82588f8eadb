"""How long a service takes, and when its time begins and ends."""
