"""One part of a design a file: why it is there, its size, what it is billed for, how long an event stays.

Here are those that every provider shares; the others are in a folder of their provider.
"""
