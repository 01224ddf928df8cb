"""Answers to questions over the record."""
