"""One letter for what a word is: the alphabet in which the grammar's patterns are written."""

PERSON, ORGANISATION, GROUP, PLACE, WIDER, TIME, QUOTE = "P", "O", "G", "L", "M", "T", "Q"
NAME = "A"  # a capitalised word, or a title in quotation marks
NOUN = "n"  # any other word: a noun or an adjective
NUMBER = "#"
DETERMINER, POSSESSIVE_PRONOUN, POSSESSIVE = "d", "h", "'"
OF, FOR, ON, TO, PREPOSITION, OPENER = "o", "f", "z", "t", "i", "s"
AND, OR, RELATIVE, PRONOUN, ADVERB = "c", "k", "r", "w", "b"
AUXILIARY = "x"
PAST, BASE, PARTICIPLE, GERUND = "v", "u", "e", "g"
VERB_NOUN, GERUND_NOUN = "y", "j"  # noun or verb: "visit"; noun or gerund: "meeting"
COMMA, SEMICOLON, COLON, DASH, STOP = ",", ";", ":", "-", "."
BRACKETED = "B"

NOMINAL = frozenset({PERSON, ORGANISATION, GROUP, PLACE, WIDER, NAME, NOUN, NUMBER, VERB_NOUN, GERUND_NOUN})
VERBAL = frozenset({PAST, BASE, PARTICIPLE, GERUND, VERB_NOUN, GERUND_NOUN})
