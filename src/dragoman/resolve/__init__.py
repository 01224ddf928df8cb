"""Whom and where a mention means."""
