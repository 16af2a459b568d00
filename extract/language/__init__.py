"""The language model: components of spaCy's pipeline that decide the same as its own in less time."""
