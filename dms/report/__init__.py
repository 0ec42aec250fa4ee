"""Results on paper: the published documents and the same figures as text for people."""
