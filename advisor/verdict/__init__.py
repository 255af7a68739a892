"""From eight sized designs to one verdict: what rules out, what counts, what would change it."""
