"""One trigger word with its slots; what is asked of them more than once is worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from polgraph.extract.lexicon import NOT, TYPED
from polgraph.extract.relations.fills import partitive

if TYPE_CHECKING:
    from polgraph.extract.lexicon import Entry, Need
    from polgraph.extract.parse import Token
    from polgraph.extract.relations.fills import Filler
    from polgraph.extract.relations.modality import ModalityReader
    from polgraph.extract.relations.model import Fill, Modality
    from polgraph.extract.relations.syntax import Slots

ANY_ACTOR = "actor"
PLACE = "place"
STATE = "state"


class Frame:
    """A trigger in one clause of one article."""

    def __init__(self, trigger: Token, rule: str, slots: Slots, filler: Filler, reader: ModalityReader) -> None:
        self.trigger = trigger
        self.rule = rule
        self.slots = slots
        self.filler = filler
        self.reader = reader
        self._words: dict[str, frozenset[str]] = {}
        self._fills: dict[tuple[str, ...], list[Fill]] = {}
        self._types: dict[str, frozenset[str]] = {}
        self._met: dict[str, bool] = {}

    @cached_property
    def modality(self) -> Modality:
        """How sure the text is of what the trigger states."""
        return self.reader.read(self.trigger)

    def fills(self, names: tuple[str, ...]) -> list[Fill]:
        """The actors in the first of the named slots that holds any, `both` aside."""
        if names not in self._fills:
            self._fills[names] = self.filler.fills(self.slots, tuple(name for name in names if name != "both"))
        return self._fills[names]

    def meets(self, entry: Entry) -> bool:
        """Whether all conditions of an entry hold."""
        met = self._met.get(entry.line)
        if met is None:
            met = self._met[entry.line] = all(map(self.holds, entry.needs))
        return met

    def holds(self, need: Need) -> bool:
        """Whether one condition holds."""
        if need.test != TYPED:
            words = self._words.get(need.slot)
            if words is None:
                words = self._words[need.slot] = self._words_in(need.slot)
            return words.isdisjoint(need.values) == (need.test == NOT)
        types = self._types_in(need.slot)
        return not types.isdisjoint(need.values) or (ANY_ACTOR in need.values and bool(types - {PLACE}))

    def _types_in(self, slot: str) -> frozenset[str]:
        """The types of the actors in a slot."""
        if slot not in self._types:
            fills = self.fills((slot,))
            ruling = frozenset({STATE} if any(map(self._rules, fills)) else ())
            self._types[slot] = ruling.union(self.filler.type_of(fill).value for fill in fills)
        return self._types[slot]

    def _rules(self, fill: Fill) -> bool:
        """Whether a government or junta, of whatever state, does what states do."""
        reference = self.filler.references.get(fill.token)
        return reference is not None and reference.noun is not None and "state" in reference.noun.flags

    def _words_in(self, slot: str) -> frozenset[str]:
        """The head words of a slot and of what they measure."""
        tokens = [token for token, _ in self.slots[slot]]
        tokens += [inner for token in tokens for inner, _ in partitive(token)]
        return frozenset(word for token in tokens for word in (token.lemma_.lower(), token.lower_))
