"""The named parts of the API's schema, a file for each group of resources, gathered in `registry`."""
