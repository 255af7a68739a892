"""Reading: what a person may see, and nothing else."""
