"""Rules about surveys."""
