"""Desk: what people fill in, and what is wrong with it in plain words."""
