"""Parts of designs on Google Cloud, one a file."""
