-- Ledger, version 7: who wrote an article. With it the stories are told anew, of which other keys and another rule decide.
ALTER TABLE articles ADD COLUMN author TEXT;
