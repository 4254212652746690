"""What is kept: the SQLite database and the content-addressed files.

One module a noun. Every function takes an open database (or a folder) and plain values, and knows nothing of Flask,
of rule files or of documents. There is no clock here: instants come in as aware datetimes.
"""
