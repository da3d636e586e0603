"""The calendar on paper: for the wall, the window, the door, the desk and the fridge at home."""
