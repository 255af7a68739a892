"""The wizard: one step per group of facts."""
