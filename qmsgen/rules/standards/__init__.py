"""Rules about standards."""
