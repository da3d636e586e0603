"""Tables that come in and go out: CSV and XLSX files, and saving files whole."""
