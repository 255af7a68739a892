"""What an advice says, as data: one file for each part of it."""
