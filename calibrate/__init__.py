"""How true the simulation is: against published runs of real engines, and against a small pipeline run
here.
"""
