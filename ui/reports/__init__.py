"""The reports page: figures, closing, targets."""
