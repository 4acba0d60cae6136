"""`sign`: record that somebody has read claims of a plan against its source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import archive_options, content_option, lang_option
from builder.cli.table import COMMANDS
from builder.findings.errors import UsageError
from builder.findings.messages import Messages

if TYPE_CHECKING:
    from builder.evidence.claims.claim import Claim
    from builder.evidence.ledger.plan_evidence import PlanEvidence
    from builder.evidence.locks.signatures import Signature
    from builder.model.site import Plan
    from builder.store.access import Access


@click.command("sign", help=COMMANDS["sign"].help)
@click.argument("plan_name", metavar="DISTRICT/PLAN")
@click.argument("names", metavar="[CLAIM]...", nargs=-1)
@click.option("--by", metavar="ROLE", help="核对人，写角色即可 who has read them, by role")
@click.option("--on", "day", metavar="DATE", help="核对的日期，不写则是今天 the day; today without it")
@click.option("--programme", metavar="ID", help="这个项目里尚未核对的 what waits in this programme")
@click.option("--all-waiting", is_flag=True, help="这份文本里尚未核对的 everything that waits in this plan")
@content_option
@archive_options(network=False)
@lang_option
def command(
    plan_name: str,
    names: tuple[str, ...],
    by: str | None,
    day: str | None,
    programme: str | None,
    all_waiting: bool,
    content: Path,
    access: Access,
    say: Messages,
) -> None:
    """Write `readings.yaml` of a plan. Raise `UsageError` for what cannot be signed."""
    from builder.cli.checking import checked_content
    from builder.content.layout import READINGS
    from builder.content.write import write_texts
    from builder.evidence.locks.signatures import readings_text, sign

    signature = _signature(by, day)
    checked = checked_content(content, access=access, drafts=True)
    plan = checked.site.plan(plan_name.strip("/").replace("/", "."))
    if plan is None:
        raise UsageError("sign-plan", plan=plan_name)
    if plan.key not in checked.ledger:
        raise UsageError("sign-errors", plan=plan_name)
    claims = list(_choose_claims(plan, checked.ledger[plan.key], names, programme, all_waiting=all_waiting))
    file = READINGS.path_of(plan.district.id, plan.id)
    write_texts(content, {file: readings_text(sign(plan, claims, signature))})
    who = {"by": signature.by, "on": str(signature.on)}
    click.echo(say.phrase("signed", plan=plan.key, count=len(claims), file=file, **who))


def _signature(by: str | None, day: str | None) -> Signature:
    """Who reads and when: never in the future, since nobody has read anything then."""
    from pydantic_core import PydanticCustomError

    from builder.cli.days import today
    from builder.evidence.locks.signatures import Signature
    from builder.model.types import PartialDate

    role = " ".join((by or "").split())
    if not role:
        raise UsageError("sign-by")
    try:
        date = PartialDate.parse(day or str(today()))
    except PydanticCustomError:
        raise UsageError("sign-date", value=day) from None
    if date.day is None or date.earliest > today():
        raise UsageError("sign-date", value=day)
    return Signature(role, date)


def _choose_claims(
    plan: Plan, evidence: PlanEvidence, names: tuple[str, ...], programme: str | None, *, all_waiting: bool
) -> list[Claim]:
    """The claims that are named, by their id with or without the plan's, or those that wait."""
    from builder.evidence.claims.list_claims import list_claims
    from builder.evidence.ledger.waiting import list_waiting

    waiting = list_waiting(plan, evidence)
    by_name = {claim.name: claim for claim in list_claims(plan)}
    chosen = []
    for name in names:
        local = name.removeprefix(f"{plan.key}.")
        if local not in by_name:
            raise UsageError("sign-claim", plan=plan.key, claim=name)
        chosen.append(by_name[local])
    if programme and plan.programme(programme) is None:
        raise UsageError("sign-claim", plan=plan.key, claim=programme)
    groups = waiting.values() if all_waiting else [waiting.get(programme, [])] if programme else []
    chosen += [by_name[claim.name] for group in groups for claim in group]
    if not (names or programme or all_waiting):
        raise UsageError("sign-nothing")
    return chosen
