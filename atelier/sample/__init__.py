"""Sample: a house with fictitious people, for practising and for looking at."""
