"""People: finding them, entering them, importing and exporting them."""
