"""The bodies that a text prints outside the formula of who is responsible, each in the role that its words give it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from builder.model.schema.statement import ROLES, Role
from builder.text.values import value_class

# 区 is the end of a word here, and the beginning of one there: 社区, 园区; 区域, 区内.
_AREA = r"(?<![全地社校园城辖片街郊景小新市特库港林灾山老库厂牧自])[区县](?![域内级外属里间位情划别分长直主作打])"
_FIELDS = "组织|宣传|统战|科技|财政|招商|教育|卫生|民政|商务|金融|人社|人力社保|农业|文化|体育|公安|建设|规划|住房"
_SUFFIX = "分局|局|办公室|领导小组|协调小组|管委会|委员会|联合会|工商联|科协|总工会|妇联|残联|侨联|中心|党校|学院|集团"
# 区委老龄办, 区委巡察工作领导小组办公室, and neither 区委承办 nor 区委办理: what follows shows where the name ends.
# 承办, 通办 and 一次办 are what is done; 乡村振兴办 and 军民融合办 are offices.
_OF_OFFICE = "(?:(?<![主承协举督交会创兴开包代转领补申筹催停提帮经续换合通次上近快简联易])|(?<=振兴)|(?<=融合))办"
_NOT_OFFICE = "成立|设立|建立|组建|会同|联合|要求|决定|召开|鼓励|推行|实行|支持|引导"
_END_OF_OFFICE = (
    r"(?=[^一-鿿]|$|[和与及等]|牵头|负责|会同|联合|配合|协助|具体|组织|统筹|管理|制定|印发|报|审|核|批准|同意|备案)"
)
_OFFICE = (
    rf"(?!{_NOT_OFFICE})(?:[^\W\d_的和与及由对各区县]{{2,10}}?|[编农改])"
    rf"{_OF_OFFICE}(?:公室)?{_END_OF_OFFICE}"
)
# 县委水手工作领导小组 is not 县委; what leads there is named by what it does.
_GROUP = r"(?!成立|设立|建立|组建|调整)[^\W\d_、的和与及由对区县]{2,12}?(?:领导小组|工作委员会)(?:办公室)?"
_OWN_CITY = (
    r"(?<![城全都本各省闹超夜股楼门集])市(?!场|值|区|县|域|级|外|内|容|长|直|面|价|民(?!政|宗|族|防)|政(?!府|协|法|务))"
)
"""A city of the rank of a district calls its bodies 市财政局."""


@cache
def _body(*, of_city: bool) -> re.Pattern[str]:
    area = f"(?:{_AREA}|{_OWN_CITY})" if of_city else _AREA
    return re.compile(
        "|".join(
            (
                r"团[区县市]委" if of_city else r"团[区县]委",
                rf"{area}委(?:常委会|办公室|办(?![理好学法])|党校|[一-鿿]{{2,4}}?部局?(?![署分门])|政法委|{_GROUP}|{_OFFICE})?",
                rf"{area}政府(?:办公室|办|常务会议)?",
                rf"{area}(?:(?!会同|(?:联合|配合|协助)[区县])[一-鿿]){{1,10}}?(?:{_SUFFIX})(?:办公室)?",
                rf"{area}(?:发改委|经信委|国资委|卫计委|卫健委|人[一-鿿]办|考评办|金融办|法制办|侨办|编办)",
                # 区双拥办, 区台办: an office that is named without the committee or government that it is of.
                rf"{area}(?:(?!{_NOT_OFFICE})[^\W\d_的和与及由对各区县]{{2,7}}?|[台外府信保]){_OF_OFFICE}{_END_OF_OFFICE}",
                rf"(?:(?:{_FIELDS})、?)+等部门",
                rf"(?:{_FIELDS})部门",
                r"各(?:有关|相关|职能|责任|成员|主管|牵头|配合|项目)*(?:部门|单位|街道|镇|街镇|乡镇|科室)",
                r"(?:相关职能|有关|相关|职能|主管|责任|成员)(?:部门|单位)",
            )
        )
    )


_KINDS = "委(?:组织部|宣传部|办)?|政府|[一-鿿]{2,8}?局"
_OF_CITY, _OF_DISTRICT = (re.compile(rf"{area}(?:{_KINDS})") for area in (_OWN_CITY, _AREA))
_MORE = 3
_BETWEEN = re.compile(r"\)?(?:、|和|及|与|以及|、?及其|,)")
_FIELD = re.compile(_FIELDS)
_APPROVED = re.compile(r"[^,。;]{0,6}?(?:审定|批准|同意|审批|审议|通过)")
_AND_LIKE = "(?:等(?:有关|相关)?(?:部门|单位))?"
# What stands before and behind a group of bodies -> their role; the first that fits.
_ROLES: tuple[tuple[Role, re.Pattern[str], re.Pattern[str]], ...] = (
    ("approve", re.compile(r"(?:报|报请|提请|报经|经)$"), _APPROVED),
    ("joint", re.compile(r"(?:联合|会同|协同)$"), re.compile("")),
    ("joint", re.compile(r"[与和同]$"), re.compile(r"(?:共同|联合|一起|合作)")),
    ("joint", re.compile(""), re.compile(r"(?:联合|会同|与[^,。;]{2,20}(?:共同|联合|一起))")),
    ("manage", re.compile(r"[由归]$"), re.compile(r"(?:归口|统一|负责)?(?:管理|主管)")),
    ("partners", re.compile(""), re.compile(rf"{_AND_LIKE}(?:负责)?(?:共同|积极)?(?:协助|配合|协办|协同|参与|参加)")),
    ("lead", re.compile(""), re.compile(rf"(?:{_AND_LIKE}(?:共同|联合)?牵头|负责(?!人|同志)|承办|主办|组织实施)")),
    ("lead", re.compile(r"由$"), re.compile(r"(?:具体)?(?:组织|实施|制定)")),
)


@value_class
class PrintedBody:
    """A body in its role: its name, and how the text prints it where that is not the name."""

    role: Role
    name: str
    start: int
    also: str = ""


def is_of_city(texts: Iterable[str]) -> bool:
    """Whether the bodies that a text names are mostly those of a city: then they are its own, and not its superior's.

    >>> is_of_city(["由市财政局牵头,市人社局配合"]), is_of_city(["落实市委部署,由区财政局、区人社局牵头"])
    (True, False)
    """
    whole = "。".join(texts)
    own, others = (sum(1 for _ in pattern.finditer(whole)) for pattern in (_OF_CITY, _OF_DISTRICT))
    return own > _MORE * others


def find_bodies(text: str, *, of_city: bool = False) -> list[PrintedBody]:
    """The bodies of a folded text whose pauses are kept, in order; `of_city`: 市财政局 is one of them.

    >>> [(body.role, body.name) for body in find_bodies("由区财政局管理,报区委、区政府审定")]
    [('manage', '区财政局'), ('approve', '区委'), ('approve', '区政府')]
    """
    return [body for group in _groups(text, of_city=of_city) for body in _bodies(text, group)]


def leave_out_listed(bodies: Iterable[PrintedBody], listed: Iterable[Sequence[str]]) -> list[PrintedBody]:
    """Bodies of an item, without the mention of those that it lists in a role.

    Those that lead or take part in what one sentence says, and are listed nowhere, are mentioned.
    """
    names = {body[0] for body in listed}
    roles = [
        replace(body, role="mention") if body.role in ("lead", "partners") and body.name not in names else body
        for body in bodies
    ]
    return [body for body in roles if body.role != "mention" or body.name not in names]


def group_by_role(bodies: Iterable[PrintedBody], roles: Sequence[str]) -> dict[str, list[str]]:
    """The names of bodies by role, each body once, in the role that says most of it."""
    role_of: dict[str, str] = {}
    for role in roles:
        for body in bodies:
            if body.role == role:
                role_of.setdefault(body.name, role)
    groups = {role: [name for name, given in role_of.items() if given == role] for role in roles}
    return {role: names for role, names in groups.items() if names}


def add_roles(named: Mapping[str, Sequence[str]], own: Iterable[PrintedBody]) -> dict[str, list[str]]:
    """The names of bodies by role, with those of a sentence; who has another role is not only mentioned."""
    groups = {role: list(names) for role, names in named.items()}
    for role, names in group_by_role(list(own), ROLES).items():
        groups[role] = list(dict.fromkeys([*groups.get(role, []), *names]))
    elsewhere = {name for role, names in groups.items() if role != "mention" for name in names}
    groups["mention"] = [name for name in groups.get("mention", []) if name not in elsewhere]
    return {role: names for role, names in groups.items() if names}


def _groups(text: str, *, of_city: bool) -> Iterator[list[re.Match[str]]]:
    """Bodies that are listed together share what is said of them."""
    group: list[re.Match[str]] = []
    for match in _body(of_city=of_city).finditer(text):
        if group and not _is_listed(text, group[-1], match):
            yield group
            group = []
        group.append(match)
    if group:
        yield group


def _is_listed(text: str, before: re.Match[str], body: re.Match[str]) -> bool:
    """Whether a body stands in a list with the one before it, or in brackets behind it: 区民政局(区委老龄办)."""
    between = text[before.end() : body.start()]
    return bool(_BETWEEN.fullmatch(between)) or (between == "(" and text.startswith(")", body.end()))


def _bodies(text: str, group: Sequence[re.Match[str]]) -> Iterator[PrintedBody]:
    behind = text[group[-1].end() :]
    in_brackets = len(group) > 1 and text[group[-1].start() - 1] == "("
    role = _role(text[: group[0].start()], behind.removeprefix(")") if in_brackets else behind)
    for match in group:
        if match[0].endswith("等部门"):
            # 科技、财政等部门 are two bodies, and neither is printed whole.
            for field in _FIELD.findall(match[0]):
                yield PrintedBody(role, f"{field}部门", match.start(), match[0])
        else:
            yield PrintedBody(role, match[0], match.start())


def _role(before: str, behind: str) -> Role:
    return next((role for role, left, right in _ROLES if left.search(before) and right.match(behind)), "mention")
