"""Across documents: copies, incidents, agreement and contradiction."""
