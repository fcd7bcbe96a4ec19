"""Draws the pictures of the source notebooks: one module an assignment."""
