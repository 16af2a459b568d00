"""Which articles tell one story: reprints and light edits of one wire report are one source."""
