"""Finds the submissions of a class and runs one exam for each."""
