"""Rule files: YAML to domain, strict, with every fault at its file and line."""
