"""Extraction in shards: some articles make one file, whoever extracts them; then one writer takes the files in."""
