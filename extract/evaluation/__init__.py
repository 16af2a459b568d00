"""How good the extraction is: the figures of the development data, per relation, and what was missed."""
