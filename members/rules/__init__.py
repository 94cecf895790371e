"""Rules of the register: pure Python, no Django, no database, no clock. Facts in, verdict out."""
