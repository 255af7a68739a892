"""Parts of designs on Azure, one a file."""
