"""The figures on paper: month, quarter, year, a partner's own month, and what was corrected."""
