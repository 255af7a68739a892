"""One part of a design a file: why it is there, how large it is, what it is billed for, how long an event stays."""
