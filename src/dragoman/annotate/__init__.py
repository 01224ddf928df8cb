"""What stands on the page: sentences, quotes, times, mentions."""
