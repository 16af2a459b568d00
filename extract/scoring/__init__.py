"""The learned part: how likely each candidate of the rules is a statement."""
