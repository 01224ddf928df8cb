"""The record as files for other people's tools."""
