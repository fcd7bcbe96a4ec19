"""Random and mutated input for everything that reads what a student made."""
