"""What a service costs: amounts, what each is for, and what is free."""
