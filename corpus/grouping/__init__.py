"""What a comparison holds: items as what they ask for or do, their cases, groups, services."""
