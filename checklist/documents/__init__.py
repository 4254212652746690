"""Documents: the report as PDF, its signatures, and what a file proves by itself."""
