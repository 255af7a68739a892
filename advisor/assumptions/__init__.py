"""The constants that a team may replace by its own figures."""
