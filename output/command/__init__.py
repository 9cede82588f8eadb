"""What every command shares: its start, its language, where it may write, how it ends."""
