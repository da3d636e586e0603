"""The rights of whoever is known here: seeing, mending, merging, erasing (rules P12 to P18)."""
