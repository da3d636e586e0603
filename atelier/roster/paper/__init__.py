"""The roster on paper."""
