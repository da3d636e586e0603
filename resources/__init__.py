"""What the program ships beside its code: words, icons, fonts, the sample house."""
