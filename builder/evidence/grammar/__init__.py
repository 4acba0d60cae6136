"""How Chinese official texts say things: numbers, sentences, items, rows, verbs, who does what. Knows no content."""
