"""The age of a result when it becomes usable, in closed form, stage by stage."""
