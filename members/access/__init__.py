"""The gate: who may see and do what, and where. Read `sight` (see) and `rights` (do)."""
