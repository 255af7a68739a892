"""From what people type to facts, and back."""
