"""Wrong usage, as click finds it, in the words of our catalogues: click itself speaks English only."""

from __future__ import annotations

import re
from difflib import get_close_matches

import click

from builder.findings.errors import UsageError

_TOO_MANY = re.compile(r"Got unexpected extra arguments? \((.+)\)")
"""What click says, which has no class of its own for it."""


def usage_error(error: click.UsageError) -> UsageError:
    """What is wrong with a command line, and where help is."""
    context = error.ctx or click.get_current_context()
    command = context.command_path
    name = getattr(error, "command_name", None)  # of a class that click has from 8.4 on
    if name is not None and isinstance(context.command, click.Group):
        return _unknown_error("usage-command", name, context.command.list_commands(context), command)
    if isinstance(error, click.NoSuchOption):
        names = [name for option in context.command.get_params(context) for name in option.opts]
        return _unknown_error("usage-option", error.option_name, names, command)
    if isinstance(error, click.MissingParameter) and error.param:
        usage = " ".join([command, *context.command.collect_usage_pieces(context)])
        return UsageError("usage-missing", name=_name(error.param, context), usage=usage, command=command)
    if isinstance(error, click.BadParameter) and error.param:
        return _bad_value(error, _name(error.param, context))
    if match := _TOO_MANY.match(error.message):
        usage = " ".join([command, *context.command.collect_usage_pieces(context)])
        return UsageError("usage-extra", name=match[1], usage=usage, command=command)
    return UsageError("usage-other", problem=error.format_message().rstrip("."), command=command)


def _unknown_error(key: str, name: str, names: list[str], command: str) -> UsageError:
    like = next(iter(get_close_matches(name, names, 1)), None)
    return UsageError(f"{key}-like" if like else key, name=name, nearest=like, command=command)


def _bad_value(error: click.BadParameter, name: str) -> UsageError:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return UsageError("usage-choice", name=name, choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange) and kind.max is None:
        return UsageError("usage-least", name=name, low=kind.min)
    if isinstance(kind, click.IntRange):
        return UsageError("usage-range", name=name, low=kind.min, high=kind.max)
    if isinstance(kind, click.DateTime):
        return UsageError("usage-day", name=name)  # click says in its own words that another form was expected
    return UsageError("usage-value", name=name, problem=error.message.rstrip("."))


def _name(param: click.Parameter, context: click.Context) -> str:
    """What help calls a parameter: `--since`, `DIR`."""
    return param.opts[-1] if isinstance(param, click.Option) else param.make_metavar(context)
