"""Reference architectures: the parts of an option, sized from the facts, and the patterns with their parameters."""
