"""How long things take: `make bench`. Each `bench_*.py` offers `measures(stage)`."""
