"""Requirements: what a client asks insurers for, and how far an offer meets it."""
