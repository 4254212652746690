"""What a unit shows to everybody: personal identifiers and secrecy marks, postings, the short survey. Pure."""
