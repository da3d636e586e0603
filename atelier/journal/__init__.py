"""Journal: each thing done once, and undone when asked."""
