"""Pages: fetch through the gate, one action each, say what happened."""
