"""What a plan does about a theme, as an editor put it."""

from __future__ import annotations

from builder.model.site import Plan
from builder.text.values import value_class
from builder.views.claims import claim_state
from builder.views.context import PageContext
from builder.views.pieces import Value
from builder.views.values import citation_value


@value_class
class NoteView:
    """What a plan does about a theme, in a sentence, and where that stands."""

    text: str
    cite: Value
    claim: str
    mark: str


def theme_note(page: PageContext, plan: Plan, theme: str) -> NoteView | None:
    """The plan's note on a theme, if an editor wrote one."""
    note = plan.theme_notes.get(theme)
    if note is None:
        return None
    claim = f"{plan.key}.theme.{theme}"
    return NoteView(str(note.text), citation_value(page, plan, note.cite), claim, claim_state(page, claim))
