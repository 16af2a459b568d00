"""Headlines: lines without an end that leave out small words; read in fuller words, and put right after the parse."""
