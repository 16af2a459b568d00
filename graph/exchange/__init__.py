"""What a store takes in from elsewhere and gives out as JSON lines: statements with their articles, judgements."""
