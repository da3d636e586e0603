"""The calendar out to files and in from them: iCalendar, and the dated list."""
