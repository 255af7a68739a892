"""The patterns of the seed's questions 7 to 20, each with parameters computed from the facts."""
