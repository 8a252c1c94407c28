"""Which fields a template asks for: its Jinja code read as code, names followed through loops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from awards.documents.own_words.fields import Field, FieldKind

ALLOWED = frozenset({"loop", "range", "namespace"})
Scope = Mapping[str, "Field | None"]  # None: a thing of the template's own, about which nothing is known


@dataclass
class Asked:
    """What a template asks for."""

    fields: set[str] = field(default_factory=set)  # the sheet's own fields that it uses
    unknown: list[tuple[str, int]] = field(default_factory=list)  # names that do not exist, with their lines


def asked_by(template: nodes.Template, known: Mapping[str, Field]) -> Asked:
    """What the parsed ``template`` asks of the fields ``known``."""
    found = Asked()
    _Reader(known, found).read(template, {})
    return found


class _Reader:
    def __init__(self, known: Mapping[str, Field], found: Asked) -> None:
        self.known = known
        self.found = found

    def read(self, node: nodes.Node, scope: Scope) -> None:
        """Follow ``node`` and all below it."""
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Macro):
            inner = dict(scope) | dict.fromkeys((argument.name for argument in node.args), None)
            for child in node.body:
                self.read(child, inner)
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self._look_up(node, scope)
        else:
            inner = dict(scope)
            for child in node.iter_child_nodes():
                self.read(child, inner)
                inner |= self._assigned(child, inner)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        each = self._look_up(node.iter, scope)
        item = each.item if each is not None and each.kind is FieldKind.LIST else None
        inner = dict(scope) | dict.fromkeys(_targets(node.target), None)
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = item
        for child in (*node.body, *((node.test,) if node.test else ())):
            self.read(child, inner)
            inner |= self._assigned(child, inner)
        for child in node.else_:
            self.read(child, scope)

    def _assigned(self, node: nodes.Node, scope: Scope) -> dict[str, Field | None]:
        """The names that a ``set`` or ``with`` gives, and what they stand for."""
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            return {node.target.name: self._look_up(node.node, scope)}
        if isinstance(node, nodes.Macro):
            return {node.name: None}
        return {}

    def _look_up(self, node: nodes.Node, scope: Scope) -> Field | None:
        """What an expression stands for, if that can be told; notes the fields and the unknown names."""
        if isinstance(node, nodes.Name):
            return self._name(node, scope)
        if isinstance(node, nodes.Getattr):
            return self._part(self._look_up(node.node, scope), node.attr, node.lineno)
        if isinstance(node, nodes.Getitem):
            owner = self._look_up(node.node, scope)
            self.read(node.arg, scope)
            key = node.arg.value if isinstance(node.arg, nodes.Const) else None
            return self._part(owner, key, node.lineno) if isinstance(key, str) else _item(owner)
        self.read(node, scope)
        return None

    def _name(self, node: nodes.Name, scope: Scope) -> Field | None:
        if node.ctx != "load":
            return None
        if node.name in scope:
            return scope[node.name]
        if node.name in self.known:
            self.found.fields.add(node.name)
            return self.known[node.name]
        if node.name not in ALLOWED:
            self.found.unknown.append((node.name, node.lineno))
        return None

    def _part(self, owner: Field | None, name: str, line: int) -> Field | None:
        if owner is None:
            return None
        if name in owner.parts:
            return owner.parts[name]
        self.found.unknown.append((f"{owner.name}.{name}", line))
        return None


def _item(owner: Field | None) -> Field | None:
    return owner.item if owner is not None else None


def _targets(target: nodes.Node) -> Iterator[str]:
    if isinstance(target, nodes.Name):
        yield target.name
    for name in target.find_all(nodes.Name):
        yield name.name
