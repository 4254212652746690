"""The pages for everybody, without a log-in."""
