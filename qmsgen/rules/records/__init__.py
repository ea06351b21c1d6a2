"""Rules about records."""
