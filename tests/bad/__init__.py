"""Files as people really bring them, made by script so that every byte is known."""
