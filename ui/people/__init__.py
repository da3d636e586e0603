"""People: finding and correcting what is kept of somebody, and lists in and out."""
