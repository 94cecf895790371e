"""What the lists say and whether it can be so: plain Python, facts in, verdict out."""
