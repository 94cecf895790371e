"""The demo network: made up, marked, always the same."""
