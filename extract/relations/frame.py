"""One trigger word with its slots; what is asked of them more than once is worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from polgraph.extract.lexicon import NOT, TYPED
from polgraph.extract.relations.fills import partitive

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    """A trigger in one clause of one article; its slots do not change any more."""

    def __init__(self, trigger: Token, rule: str, slots: Slots, filler: Filler, reader: ModalityReader) -> None:
        self.trigger = trigger
        self.rule = rule
        self.slots = slots
        self.filler = filler
        self.reader = reader
        self._filled = {name for name, tokens in slots.items() if tokens}
        self._words: dict[str, frozenset[str]] = {}
        self._fills: dict[str, list[Fill]] = {}
        self._types: dict[str, frozenset[str]] = {}
        self._met: dict[str, bool] = {}

    @cached_property
    def modality(self) -> Modality:
        """How sure the text is of what the trigger states."""
        return self.reader.read(self.trigger)

    def fills(self, names: tuple[str, ...]) -> list[Fill]:
        """The actors in the first of the named slots that holds any, `both` aside."""
        for name in names:
            if name != "both":
                found = self._fills.get(name)
                if found is None:
                    found = self.filler.fills(self.slots, (name,)) if self.slots[name] else []
                    self._fills[name] = found
                if found:
                    return found
        return []

    def worded(self, entries: Iterable[Entry]) -> list[Entry]:
        """The entries whose words and phrases are there, whatever the types of the actors."""
        filled, said = self._filled, self.is_said
        return [entry for entry in entries if entry.asked <= filled and all(map(said, entry.wording))]

    def meets(self, entry: Entry) -> bool:
        """Whether all conditions of an entry hold."""
        met = self._met.get(entry.line)
        if met is None:
            met = bool(self.worded((entry,))) and all(map(self._is_of_type, entry.typing))
            self._met[entry.line] = met
        return met

    def is_said(self, need: Need) -> bool:
        """Whether the words of a slot fulfil a condition; of one on the type of an actor whether any stand there."""
        slot = need.slot
        if need.test == TYPED:
            return bool(self.slots[slot])
        words = self._words.get(slot)
        if words is None:
            words = self._words[slot] = self._words_in(slot)
        return words.isdisjoint(need.values) == (need.test == NOT)

    def _is_of_type(self, need: Need) -> bool:
        """Whether an actor in a slot has one of the types that are asked for."""
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
