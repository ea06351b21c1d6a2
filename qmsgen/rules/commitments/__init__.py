"""Rules about commitments."""
