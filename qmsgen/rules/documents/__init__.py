"""Rules about documents."""
