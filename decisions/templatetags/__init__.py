"""Words and marks that every template may use."""
