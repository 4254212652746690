"""The domain: the law evaluated. Pure Python, standard library only; no clock, no Flask, no SQL, no files."""
