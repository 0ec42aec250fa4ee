"""Commands of a contract through its year: each previews, and `--apply` writes."""
