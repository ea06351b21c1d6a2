"""Rules about measures."""
