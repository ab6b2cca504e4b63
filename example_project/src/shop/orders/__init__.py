"""Orders: placing, paying, reminding, pruning, importing."""
