"""The ways to do the work; each has `from_memory`, `from_csv` and `kopecks`."""
