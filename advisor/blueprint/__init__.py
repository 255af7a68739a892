"""Reference architectures: an option's parts, sized from the facts, and its computed patterns."""
