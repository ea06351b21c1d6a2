"""Rules about reviews and what they look at."""
