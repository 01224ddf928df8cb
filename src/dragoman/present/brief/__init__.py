"""The briefing: one to two pages on the state of play, every sentence cited."""
