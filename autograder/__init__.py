"""Sealed grading of deep-learning notebooks."""

__version__ = "0.1.0"
