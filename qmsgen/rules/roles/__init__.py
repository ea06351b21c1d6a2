"""Rules about roles."""
