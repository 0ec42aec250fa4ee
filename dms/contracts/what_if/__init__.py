"""What-if: the same year under other terms, and years that are only planned."""
