"""The API: a class for each resource; errors are problems (RFC 9457), shapes stand in `components`."""
