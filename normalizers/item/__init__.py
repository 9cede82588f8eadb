"""What an item of a list says: papers, acts, actors and events."""
