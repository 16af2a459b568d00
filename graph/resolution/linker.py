"""The rules of resolution: `RuleLinker` says what two nodes have to do with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.names.spell import spelled
from polgraph.graph.resolution import bodies, people
from polgraph.graph.resolution.bodies import link_bodies, link_described, same_name_elsewhere
from polgraph.graph.resolution.evidence import Evidence, apart, suggest, weigh
from polgraph.graph.resolution.guards import Agreement, countries, together
from polgraph.graph.resolution.keys import node_keys
from polgraph.graph.resolution.offices import held
from polgraph.graph.resolution.people import link_persons
from polgraph.graph.resolution.profile import profile
from polgraph.graph.resolution.records import Strength
from polgraph.graph.resolution.rules import rules
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.graph.resolution.records import Link, Node

# One letter more or less: Kazakhstan, Kazakstan.
_SLIP = 1


class RuleLinker:
    """The rules of the package, over the data files `resolution*.yaml` and those of names."""

    version = "4"
    """Another one makes existing ledgers derive their links anew: raise it with every change of what the rules say."""

    def keys(self, node: Node) -> frozenset[str]:
        """Keys for the index: two nodes are compared if, and only if, they share one."""
        return node_keys(node)

    def link(self, left: Node, right: Node) -> Link | None:
        """What the rules say of two nodes; None where they have nothing to do with each other."""
        if left.id == right.id:
            return None
        # One order of the two, so that no rule can depend on it.
        left, right = sorted((left, right), key=lambda node: node.id)
        if left.known and right.known:
            return _known(left, right)
        return _by_family(left, right)


def _maybe(left: Node, right: Node) -> bool:  # noqa: ARG001
    return True


_MAY_PART = {"person": people.may_part, "body": bodies.may_part}


def _by_family(left: Node, right: Node) -> Link | None:
    ours, theirs = profile(left), profile(right)
    families = {ours.family, theirs.family}
    if families == {"state", "body"} and rules().state_kind in {ours.kind, theirs.kind}:
        return _government(left, right)
    if len(families) == 2:
        return _bare_state(left, right) or same_name_elsewhere(left, right)
    if ours.family == "person":
        return link_persons(left, right)
    if ours.family == "body":
        return link_described(left, right) if left.nominal or right.nominal else link_bodies(left, right)
    return _states(left, right) if ours.family == "state" else _places(left, right)


def _bare_state(left: Node, right: Node) -> Link | None:
    """A single word that one article takes for an organisation is the state that others call by it.

    Nothing in such an article tells what it is ("whom Ostrenia holds"); what most articles say counts for the actor.
    """
    body, state = (left, right) if profile(left).family == "body" else (right, left)
    common = sorted(profile(left).exact & profile(right).exact)
    if body.type is not ActorType.ORGANIZATION or profile(state).family != "state" or not common:
        return None
    if body.known or state.known or body.nominal or " " in body.name or together(left, right):
        return None
    said = (f"same name: {state.name}, for once taken for an organisation",)
    return weigh(left, right, Evidence("same name", rules().scores["same_name"], said, sure=True))


def _states(left: Node, right: Node) -> Link | None:
    """Two states are one by a name that both have, and two otherwise."""
    if left.nominal or right.nominal:
        return None
    ours, theirs = profile(left), profile(right)
    shown = " / ".join(sorted({left.name, right.name}))
    if ours.exact & theirs.exact:
        evidence = Evidence("same name", rules().scores["state_name"], (f"names of one state: {shown}",), sure=True)
        return weigh(left, right, evidence)
    alike = any(spelled(one, other)[0] <= _SLIP for one in ours.exact for other in theirs.exact)
    if alike and countries(left, right) is Agreement.SAME:
        evidence = Evidence("spelling", rules().scores["suggested"], (f"states of similar names: {shown}",))
        return suggest(left, right, evidence)
    return apart(left, right, "other state", f"two states: {shown}")


def _places(left: Node, right: Node) -> Link | None:
    common = sorted(profile(left).exact & profile(right).exact)
    if not common or left.nominal or right.nominal:
        return None
    said = (f"same place name: {' / '.join(sorted({left.name, right.name}))}",)
    strength = Strength.JOIN if countries(left, right) is Agreement.SAME else Strength.SUGGEST
    return weigh(left, right, Evidence("same name", rules().scores["same_name"], said, strength))


def _government(left: Node, right: Node) -> Link | None:
    """A government of which articles speak is its state; one of a catalogue keeps its own record."""
    body, state = (left, right) if profile(left).family == "body" else (right, left)
    if body.known or not body.nominal or profile(body).country not in profile(state).exact or together(left, right):
        return None
    said = (f"{body.name} acts for the state {state.name}",)
    evidence = Evidence("government", rules().scores["kind"], said, Strength.IF_ONLY, needs=body.id)
    return weigh(left, right, evidence)


def _known(left: Node, right: Node) -> Link | None:
    """Two records of catalogues are one only by an identifier, or by name, state and office."""
    ours, theirs = profile(left), profile(right)
    shared = sorted(set(left.identifiers) & set(right.identifiers))
    if shared and ours.family == theirs.family:
        said = f"one identifier: {' '.join(shared[0])}"
        return weigh(left, right, Evidence("identifier", rules().scores["identifier"], (said,), sure=True))
    if {name for name, _ in left.identifiers} & {name for name, _ in right.identifiers}:
        return None
    if ours.family != theirs.family:
        return None
    # Records of two states are never joined, and most pairs that one name brings together are such.
    if countries(left, right) is Agreement.DIFFERENT and not _MAY_PART.get(ours.family, _maybe)(left, right):
        return None
    found = _by_family(left, right)
    if found is None or found.strength is Strength.APART:
        return found
    if found.strength is not Strength.JOIN:
        return None
    if found.rule in {"same name", "alias", "kind"} and _backed(left, right):
        return found
    return suggest(left, right, Evidence(found.rule, found.score, found.reasons), "two records of catalogues")


def _backed(left: Node, right: Node) -> bool:
    """Whether more than the name says that two records are of one actor."""
    family, one_state = profile(left).family, countries(left, right) is Agreement.SAME
    if family == "person":
        return one_state and _same_office(left, right)
    return family == "state" or one_state or (family == "body" and left.type is right.type)


def _same_office(left: Node, right: Node) -> bool:
    """Whether two records name one office from one day on."""
    ours = {(one.key, one.start) for one in held(left)}
    return bool(ours & {(one.key, one.start) for one in held(right)})
