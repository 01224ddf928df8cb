"""Measures of quality and cost against gold texts, published figures and pinned floors."""
