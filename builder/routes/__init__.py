"""Site -> pages: which file of the site shows what, where old addresses lead, and what programs are told of it."""
