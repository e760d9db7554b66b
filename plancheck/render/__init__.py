"""Reports as text: each format is a function from values to a string, nothing is printed here."""
