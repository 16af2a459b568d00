"""What the words of a headline would be in a sentence, as far as the parser must know it.

Token for token, so that the parse of the fuller wording is that of the headline: the comma of a bare list is "and"
("Kenya, Uganda sign deal"), capitals stand only on names ("Troops Kill 30 Bandits"), and a present that looks like a
noun is a past ("Kyiv and Moscow swapped prisoners").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.extract.embedding import load_embedders
from polgraph.extract.relations.phrases import light_verbs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from polgraph.extract.actors.gazetteer import Gazetteer
    from polgraph.extract.lexicon import Lexicon

ITEM = 4
"""How many words a member of a bare list has at most; own choice."""
TITLED = 0.7
"""The share of capitals from which on they say nothing; own choice."""
FEWEST = 4
"""How many words a headline in capitals has at least; own choice."""
SAYS = frozenset("say says said report reports official officials sources".split())
JOINS = frozenset({"and", "&", "or", "but"})
SMALL = frozenset(
    "a an the of in on at to for from by with over under after before amid against as into near off out up down about "
    "between during without within since until and or but nor is are was were be been being has have had will would "
    "can could may might must should not no its his her their our your this that these those it he she they we who "
    "what when where why how than via per all more most new first last".split()
)
BEFORE_NOUNS = frozenset(
    "a an the no of in on at to for from by with over its his her their more most new first".split()
)
PASTS = {
    "strike": "struck",
    "hit": "hit",
    "meet": "met",
    "hold": "held",
    "fight": "fought",
    "cut": "cut",
    "set": "set",
    "put": "put",
    "shut": "shut",
    "quit": "quit",
    "bid": "bid",
    "spread": "spread",
    "split": "split",
    "lead": "led",
    "win": "won",
    "break": "broke",
    "send": "sent",
    "seek": "sought",
    "take": "took",
    "give": "gave",
    "withdraw": "withdrew",
    "run": "ran",
    "rise": "rose",
    "fall": "fell",
    "shoot": "shot",
    "sell": "sold",
    "buy": "bought",
}
VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Words:
    """What the wording must know of words.

    Attributes:
        gazetteer: names, nouns for actors, offices.
        lexicon: the verbs that state relations.
        common: whether a lower-case word is in the dictionary.
    """

    gazetteer: Gazetteer
    lexicon: Lexicon
    common: Callable[[str], bool]

    def is_actor(self, word: str) -> bool:
        """Whether a lower-case word is a noun for people or bodies, in the singular or plural."""
        nouns = self.gazetteer.nouns
        return word in nouns or word.removesuffix("s") in nouns or (word.endswith("men") and word[:-3] + "man" in nouns)

    def is_verb(self, lemma: str) -> bool:
        """Whether a lemma is a verb that states or embeds a relation, or a light verb."""
        return bool(self.lexicon.lookup("v", lemma)) or ("v", lemma) in load_embedders() or lemma in light_verbs()


def spelled_out(texts: Sequence[str]) -> list[str]:
    """The words with two adjectives for "ex-", of which the parser makes a noun of its own ("Peru ex-president X")."""
    made = list(texts)
    for i, text in enumerate(texts[:-2]):
        if text.lower() == "ex" and texts[i + 1] == "-":
            made[i : i + 2] = ["Former" if text.istitle() else "former", "old"]
    return made


def lowered(texts: Sequence[str], words: Words) -> list[str]:
    """The words with capitals on names only, where the headline has them everywhere."""
    long = [text for text in texts[1:] if text.isalpha() and len(text) > 1]
    capitals = [text for text in long if text[0].isupper() and not text.isupper()]
    if len(long) < FEWEST or len(capitals) < TITLED * len(long):
        return list(texts)
    named = _named(texts, words)
    plain = [i not in named and text.istitle() and words.common(text.lower()) for i, text in enumerate(texts)]
    return [text.lower() if low else text for text, low in zip(texts, plain, strict=True)]


def _named(texts: Sequence[str], words: Words) -> set[int]:
    """The places of known names and of those that end with a noun for organisations ("People's Front")."""
    found: set[int] = set()
    for i, text in enumerate(texts):
        for length in range(words.gazetteer.reach.get(text, 0), 0, -1):
            if tuple(texts[i : i + length]) in words.gazetteer.known:
                found.update(range(i, i + length))
                break
        if i and text.lower() in words.gazetteer.heads and not words.is_actor(text.lower()):
            found.update((i - 1, i))
    return found


def joined(texts: Sequence[str], words: Words) -> list[str]:
    """The words with "and" for the comma of a bare list of actors."""
    commas = [i for i, text in enumerate(texts) if text == ","]
    made = list(texts)
    if not commas or len(commas) + 1 > ITEM:
        return made
    last = commas[-1]
    items = [texts[a + 1 : b] for a, b in zip([-1, *commas[:-1]], commas, strict=True)]
    after = texts[last + 1 :]
    listed = all(_is_item(item, words) for item in items[1:]) and _ends_item(items[0], words) and _begins(after, words)
    if listed and not JOINS.intersection(texts[:last]) and not (len(after) <= ITEM and SAYS.intersection(after)):
        made[last] = "and"
    return made


def _ends_item(item: Sequence[str], words: Words) -> bool:
    """Whether a name or noun for actors stands right before the first comma, and no phrase leads up to it."""
    if not item or item[0].lower() in SMALL or not item[-1].isalpha():
        return False
    return item[-1][0].isupper() or words.is_actor(item[-1])


def _is_item(item: Sequence[str], words: Words) -> bool:
    return 0 < len(item) <= ITEM and _begins(item, words)


def _begins(item: Sequence[str], words: Words) -> bool:
    """Whether words begin with a name or a noun for several actors."""
    if not item or item[0].lower() in SMALL:
        return False
    first = item[0].lower()
    return item[0][0].isupper() or (words.is_actor(first) and (first.endswith(("s", "men")) or first == "police"))


def verbs(texts: Sequence[str], words: Words) -> list[int]:
    """The places of words that may be verbs of the present which look like nouns; those that name people come last."""
    found = [
        i for i, text in enumerate(texts) if i and texts[i - 1].lower() not in BEFORE_NOUNS and _present(text, words)
    ]
    return sorted(found, key=lambda i: (words.is_actor(texts[i]), i))


def _present(text: str, words: Words) -> str:
    """The lemma of a word that may be a verb of the present; "" where it is none."""
    if not (text.isalpha() and text.islower()) or text in SMALL:
        return ""
    lemmas = [text, text.removesuffix("s"), text.removesuffix("es")]
    lemmas += [text[:-3] + "y"] if text.endswith("ies") else []
    return next((lemma for lemma in lemmas if words.is_verb(lemma)), "")


def past(text: str, words: Words) -> str:
    """The past of a word that may be a verb of the present."""
    lemma = _present(text, words)
    if lemma in PASTS:
        return PASTS[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ied"
    short = sum(letter in VOWELS for letter in lemma) == 1 and lemma[-2:-1] in VOWELS and lemma[-1] not in "wxy"
    return lemma + (lemma[-1] if short else "") + "ed"
