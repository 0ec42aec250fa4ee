"""State: a contract as it stands, and what may happen to it."""
