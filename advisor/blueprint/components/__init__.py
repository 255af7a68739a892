"""One part of a design a file: why it is there, its size, what it is billed for, how long an event stays."""
