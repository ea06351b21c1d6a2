"""Rules about recovery."""
