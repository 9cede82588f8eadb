"""Channels of complaint: phones, web addresses, accounts, places and the people named."""
