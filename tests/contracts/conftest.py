"""Its folder is importable for all tests of contracts, for what they share."""
