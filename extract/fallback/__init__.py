"""What a verb that the lexicon does not know states, guessed from its likeness to those that it knows, or nothing."""
