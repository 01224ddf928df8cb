"""What one document reports: events, claims, relations."""
