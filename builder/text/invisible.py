"""Characters that nobody sees and nobody means."""

from __future__ import annotations

import re

# Controls, zero-width and bidirectional marks, tags, private use, the replacement character: never meant, often unseen.
UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069"
    "\ue000-\uf8ff\ufeff\ufffd-\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
# Soft hyphen, zero-width and bidirectional marks, byte order mark, separators of lines and paragraphs: with and without
# them, a text is the same to whoever reads, searches or compares it.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
# What may stand in an archived text and must not reach a page: controls, marks that turn the direction of what follows,
# and what has no width. Signs of private use stay: a reader sees that something is there.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
# What does something to a terminal, or makes it show a line in another order than it is written in.
COMMANDING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
