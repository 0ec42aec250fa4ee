"""Terms: what a contract says, as documents that people write."""
