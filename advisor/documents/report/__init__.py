"""The report: what it says, as plain words and pictures, and how Typst sets it."""
