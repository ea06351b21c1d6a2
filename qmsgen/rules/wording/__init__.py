"""Rules about wording."""
