"""The grammar of a sentence: its words, noun phrases, verb groups and clauses."""
