"""Engine profiles: what is known of a real engine's pace, as data with its source, and the windowed count
on which published measurements of engines can be compared with it.
"""
