"""Reproducible ratios: `make bench`. What is measured and how: docs/measured.md."""
