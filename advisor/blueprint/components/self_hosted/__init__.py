"""Parts of designs on machines that a team rents and runs itself, one a file."""
