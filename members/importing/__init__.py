"""Member lists on their way in: files are read, checked, shown, accepted and taken back here."""
