"""The eye: all reads of any size. SQL counts, Python judges."""
