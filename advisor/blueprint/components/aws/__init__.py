"""Parts of designs on AWS, one a file."""
