"""Accidents that happen to files, from a seeded generator: to bytes, to lines, to the structure of the data."""

from __future__ import annotations

import random

# What slips in: full-width forms, marks of YAML, what a clipboard or a PDF brings along.
ODD = (
    *"：　“”’％⼈，（•－無～[]{}\"'#:\t|>@%`\\\0\x0b\r\u2028\u200b\ufeff\u202e\ue000\ufffd\ud7ff\U0001f600",
    *(
        "１００",
        "創(chuàng)",
        "锟斤拷",
        "null",
        "无",
        "&a ",
        "*a",
        "- ",
        " #",
        ": ",
        "---\n",
        "...\n",
        "!!x ",
        "<<: ",
        "{{",
    ),
    *("? ", "\r\n", "1,000", "1e3", ".inf", "0x1F", "2022.8", "yes", "~", "a: b: c", "[" * 30, "{" * 30),
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to three accidents."""
    for _ in range(chance.randint(1, 3)):
        change = chance.choice((_bytes, _bytes, _lines, _lines, _insert, _insert, _insert, _structure, _whole))
        data = change(data, chance)
    return data


def _bytes(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    match chance.randrange(4):
        case 0:
            return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        case 1:
            return data[:at] + data[at + chance.randint(1, 40) :]
        case 2:
            return data[:at] + chance.randbytes(chance.randint(1, 6)) + data[at:]
        case _:
            return data[:at]


def _lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    at, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(7):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[second])
        case 2:
            lines[at] = b" " * chance.randint(1, 4) + lines[at]
        case 3:
            lines[at] = lines[at].strip()
        case 4:
            lines[at], lines[second] = lines[second], lines[at]
        case 5:
            tokens = lines[at].split(b" ")
            chance.shuffle(tokens)
            lines[at] = b" ".join(tokens)
        case _:
            lines[at : at + 2] = [b" ".join(lines[at : at + 2])]
    return b"\n".join(lines)


def _insert(data: bytes, chance: random.Random) -> bytes:
    """Something odd anywhere in a line, or instead of its value, its colon or its quotes."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    line, odd = lines[at], chance.choice(ODD).encode("utf-8", "surrogatepass")
    match chance.randrange(5):
        case 0:
            lines[at] = line.split(b":")[0] + b": " + odd
        case 1:
            lines[at] = line.replace(b": ", chance.choice((":", "：", " : ", ":\t", ":　", "")).encode(), 1)
        case 2:
            lines[at] = line.replace(b"'", chance.choice(('"', "’", "", "''")).encode(), 1)
        case _:
            position = chance.randint(0, len(line))
            lines[at] = line[:position] + odd + line[position:]
    return b"\n".join(lines)


def _structure(data: bytes, chance: random.Random) -> bytes:
    """A block of lines moved, repeated, indented, or made a list."""
    lines = data.split(b"\n")
    start = chance.randrange(len(lines))
    end = min(len(lines), start + chance.randint(1, 8))
    block, rest = lines[start:end], lines[:start] + lines[end:]
    to = chance.randint(0, len(rest))
    match chance.randrange(5):
        case 0:
            rest[to:to] = block
        case 1:
            rest = [*lines[:end], *block, *lines[end:]]
        case 2:
            rest[start:start] = [b"  " + line for line in block]
        case 3:
            rest[start:start] = [b"- " + line for line in block]
        case _:
            rest[start:start] = [b"[" + b", ".join(block) + b"]"]
    return b"\n".join(rest)


def _whole(data: bytes, chance: random.Random) -> bytes:
    """The file saved by another program, or something else altogether."""
    match chance.randrange(8):
        case 0:
            return b"\xef\xbb\xbf" + data
        case 1:
            return data.replace(b"\n", chance.choice((b"\r\n", b"\r")))
        case 2:
            return data.decode("utf-8", "replace").encode("gb18030")
        case 3:
            return data.decode("utf-8", "replace").encode("utf-16")
        case 4:
            return data.decode("gb18030", "replace").encode()
        case 5:
            return data * chance.randint(2, 4)
        case 6:
            odd: str = chance.choice(ODD)
            return odd.encode("utf-8", "surrogatepass") * chance.choice((1, 50, 3000))
        case _:
            return data.replace(b"  ", b"\t").replace(b": ", "：".encode())
