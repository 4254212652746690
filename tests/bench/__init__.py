"""The benchmark: ratios within one run, medians of several. Run with ``make bench``."""
