"""Whether two names mean one person."""

from __future__ import annotations

from collections.abc import Sequence

from polgraph.graph.names.align import Alignment, Pairing, align
from polgraph.graph.names.records import NameMatch, Verdict, different, same, unsure
from polgraph.graph.names.script import LATIN, READ_WELL
from polgraph.graph.names.spell import Kind, skeleton, spelled
from polgraph.graph.names.tokens import TITLE_WEIGHT, Form, Person, Token, person
from polgraph.graph.names.words import given_names

# Up to this weight a word is a title or an initial and says nothing if the other name lacks it.
_SLIGHT = 0.2
# Letters of the words that agree, and how many edits a name of so many may hold.
_BUDGET = ((12, 2.5), (10, 2.0), (8, 1.5))
_LONG_WORD = 5
_SYLLABLE = 4
_SKELETON_FROM = 4
_PENALTY = {
    Kind.EQUAL: 0.0,
    Kind.VARIANT: 0.02,
    Kind.KNOWN: 0.03,
    Kind.NEAR: 0.05,
    Kind.PREFIX: 0.08,
    Kind.INITIAL: 0.12,
}
_EDIT_PENALTY = 0.13
_SAID = {
    Kind.VARIANT: "spelling variant",
    Kind.KNOWN: "forms of one given name",
    Kind.NEAR: "sounds written differently",
    Kind.PREFIX: "with and without prefix",
    Kind.INITIAL: "initial",
}


def compare_persons(left: str, right: str) -> NameMatch:
    """Compare two names of persons; see `compare`."""
    one, other = person(left), person(right)
    if one.script == other.script != LATIN:
        return _native(one, other)
    best: NameMatch | None = None
    for form in one.forms:
        for counterpart in other.forms:
            found = _forms(form, counterpart)
            if best is None or found.score > best.score:
                best = found
    if best is not None and best.verdict is not Verdict.SAME and one.script != other.script:
        best = _across(one, other) or best
        hard = sorted(_hard(one, other) | _hard(other, one))
        if hard and best.verdict is Verdict.DIFFERENT:
            best = unsure(0.45, [f"cannot be read well enough: {', '.join(hard)}"])
    return best if best is not None else different(0.0, ["a name is empty"])


def _native(one: Person, other: Person) -> NameMatch:
    """Names of one script that does not write every sound: equal words or none, and no rules of spelling."""
    left, right = sorted(t.text for t in one.native), sorted(t.text for t in other.native)
    if "".join(left) == "".join(right):
        return same(1.0, ["equal in their own script"])
    common = [word for word in left if word in right]
    rest = len(left) + len(right) - 2 * len(common)
    if len(common) >= 2 and rest == abs(len(left) - len(right)):
        return same(0.85, ["one name contains the other"])
    share = 2 * len(common) / max(1, len(left) + len(right))
    if common and rest == abs(len(left) - len(right)):
        return unsure(0.5, ["one word of the longer name"])
    return different(0.4 * share, ["words differ in their own script"])


def _hard(one: Person, other: Person) -> frozenset[str]:
    """The script of a name if its Latin form is no ground to say that the other name differs.

    Chinese characters are read as Chinese, which they are if the other name is.
    """
    chinese = any(language == "chinese" for form in other.forms for language, _, _ in form.syllables)
    return frozenset() if one.script in READ_WELL or (one.script == "cjk" and chinese) else frozenset({one.script})


def _across(one: Person, other: Person) -> NameMatch | None:
    """Names of two scripts whose consonants agree word for word."""
    known = given_names()
    for form in one.forms:
        for counterpart in other.forms:
            both = zip(form.tokens, counterpart.tokens, strict=False)
            if any(a.text in known and b.text in known and not known[a.text] & known[b.text] for a, b in both):
                return None
            if _consonants_agree(form, counterpart, spaced="cjk" not in {one.script, other.script}):
                return same(0.8, ["consonants agree across scripts"])
    return None


def _consonants_agree(left: Form, right: Form, *, spaced: bool) -> bool:
    """Word for word; or as a whole, for Chinese characters keep no words of a foreign name apart."""
    if not spaced:
        whole = skeleton(left.joined)
        return whole == skeleton(right.joined) and len(whole) >= _SKELETON_FROM
    words = [skeleton(token.text) for token in left.tokens]
    sure = min(map(len, words), default=0) > 1 and sum(map(len, words)) >= _SKELETON_FROM
    return sure and words == [skeleton(token.text) for token in right.tokens]


def _forms(left: Form, right: Form) -> NameMatch:
    if not left.tokens or not right.tokens:
        return different(0.0, ["a name is empty"])
    generation = _generations(left, right)
    if generation is not None and generation.verdict is Verdict.DIFFERENT:
        return generation
    found = _whole(left, right) or _syllables_turned(left, right) or _judged(left.tokens, right.tokens)
    return generation if generation is not None and found.verdict is Verdict.SAME else found


def _generations(left: Form, right: Form) -> NameMatch | None:
    if left.generation == right.generation:
        return None
    if left.generation and right.generation:
        return different(0.3, [f"generation: {' / '.join(sorted((left.generation, right.generation)))}"])
    return unsure(0.6, [f"only one has a generation: {left.generation or right.generation}"])


def _whole(left: Form, right: Form) -> NameMatch | None:
    """The names written as one word, or in syllables of Chinese or Korean."""
    if tuple(t.text for t in left.tokens) == tuple(t.text for t in right.tokens) and _marks(left) == _marks(right):
        return _alone(left.tokens) or same(1.0, ["equal"])
    if left.joined == right.joined:
        return same(0.97, ["equal but for spaces and spelling variants"])
    for language, family, given in left.syllables:
        for language2, family2, given2 in right.syllables:
            if language == language2 and family == family2:
                if given == given2:
                    return same(0.92, [f"one name in two romanisations of {language.title()}"])
                cost, _ = spelled(given, given2)
                near = cost <= 1 and abs(len(given) - len(given2)) <= 1
                if language == "chinese" and near and min(len(given), len(given2)) >= _LONG_WORD:
                    return same(0.75, [f"nearly one name in romanisations of {language.title()}"])
    return None


def _syllables_turned(left: Form, right: Form) -> NameMatch | None:
    """Two given names of one Chinese or Korean family name that share a syllable in another place: Jong-il, Il-sung."""
    if len(left.tokens) != len(right.tokens) or not left.syllables or not right.syllables:
        return None
    ours, theirs = ([token.text for token in form.tokens] for form in (left, right))
    shared = [word for word in ours if word in theirs and ours.index(word) != theirs.index(word)]
    families = {(language, family) for language, family, _ in left.syllables}
    if not shared or families.isdisjoint((language, family) for language, family, _ in right.syllables):
        return None
    if ours[0] != theirs[0] or sorted(ours) == sorted(theirs):
        return None
    shown = " / ".join(sorted((" ".join(ours[1:]), " ".join(theirs[1:]))))
    return different(0.35, [f"other given names: {shown}"])


def _marks(form: Form) -> tuple[bool, ...]:
    return tuple(t.descent for t in form.tokens)


def _alone(tokens: Sequence[Token]) -> NameMatch | None:
    """Nothing but initials and titles says nothing."""
    if all(t.weight <= _SLIGHT for t in tokens) and all(t.initial for t in tokens):
        return unsure(0.5, ["only initials"])
    return None


def _judged(left: Sequence[Token], right: Sequence[Token]) -> NameMatch:
    found = align(left, right)
    if not found.pairs and not found.lookalike:
        return different(0.0, ["nothing agrees"])
    _drop_weak(found)
    full = [p for p in found.pairs if p.kind is not Kind.INITIAL and min(p.left.weight, p.right.weight) > _SLIGHT]
    extra_left, extra_right = [left[i] for i in found.left], [right[j] for j in found.right]
    if not (extra_left and extra_right):
        extra_left = [token for token in extra_left if not _repeats(token, found, left=True)]
        extra_right = [token for token in extra_right if not _repeats(token, found, left=False)]
    conflict = _conflict(found, full, extra_left, extra_right, len(left) + len(right))
    if conflict is not None:
        return conflict
    if not full:
        return unsure(0.5, ["only initials or titles agree"]) if found.pairs else different(0.0, ["nothing agrees"])
    return _agreeing(found, full, [*extra_left, *extra_right])


def _drop_weak(found: Alignment) -> None:
    """Two edits in a short word need two other words that agree."""
    for pair in list(found.pairs):
        if pair.kind is Kind.EDIT and pair.cost > 1 and max(len(pair.left.text), len(pair.right.text)) < _LONG_WORD:
            others = [p for p in found.pairs if p is not pair and p.cost < 1 and not p.left.initial]
            if len(others) < 2:
                found.pairs.remove(pair)
                found.left.append(pair.at[0])
                found.right.append(pair.at[1])


def _repeats(token: Token, found: Alignment, *, left: bool) -> bool:
    """Whether a word that is left over is said twice (`Boutros Boutros-Ghali`)."""
    return any((p.left if left else p.right).text == token.text for p in found.pairs)


def _conflict(
    found: Alignment, full: list[Pairing], left: list[Token], right: list[Token], words: int
) -> NameMatch | None:
    """Why the names cannot mean one person, or a doubt."""
    share = 0.4 * 2 * len(found.pairs) / words
    weighty = [[t for t in side if t.weight > TITLE_WEIGHT] for side in (left, right)]
    if all(weighty):
        heaviest = [max(t.weight for t in side) for side in weighty]
        shown = " / ".join(sorted(" ".join(t.text for t in side) for side in weighty))
        if found.lookalike and len(full) >= 1 and min(heaviest) > _SLIGHT:
            return unsure(0.45, [f"two given names that look alike: {shown}"])
        return different(share, [f"other names: {shown}"])
    for pair in found.pairs:
        if pair.kind is Kind.PREFIX and any(t.weight > _SLIGHT for t in _beside(pair, left, right)):
            return different(share, [f"other names: {' / '.join(sorted((pair.left.text, pair.right.text)))}"])
    turned = {(p.left.descent, p.right.descent) for p in full}
    if (True, False) in turned and (False, True) in turned:
        return different(share, ["father and son change places"])
    edits = sum(p.cost for p in found.pairs if p.kind is Kind.EDIT)
    letters = sum(min(len(p.left.text), len(p.right.text)) for p in full)
    if edits > next((most for least, most in _BUDGET if letters >= least), 0.0):
        return unsure(0.42, [f"{edits:g} letters differ, too many for a slip"])
    return _middle(found, left, right)


def _beside(pair: Pairing, left: list[Token], right: list[Token]) -> list[Token]:
    """The words left over in the name that lacks the prefix."""
    return left if len(pair.left.text) < len(pair.right.text) else right


def _middle(found: Alignment, left: list[Token], right: list[Token]) -> NameMatch | None:
    """A further middle name before one that both have: George Herbert Walker Bush is not George Walker Bush."""
    extra = [*left, *right]
    if not extra or all(t.weight <= TITLE_WEIGHT for t in extra):
        return None
    order = sorted(found.pairs, key=lambda p: p.at)
    inner = order[1:-1]
    turned = [p.at[1] for p in order] != sorted(p.at[1] for p in order)
    if turned or len(order) < 3 or not inner:
        return None
    first = inner[0]
    shifted = first.at[0] - order[0].at[0] != first.at[1] - order[0].at[1]
    if not shifted or any(t.weight < _SLIGHT for t in extra):
        return None
    if first.left.initial or first.right.initial:
        return different(0.35, ["middle initials differ"])
    known = given_names()
    surnames = all(t.text in known for t in extra) and first.left.text not in known
    if all(t.weight >= 1 for t in extra) and first.kind is Kind.EQUAL and not surnames and not _arabic(found):
        return unsure(0.6, ["a further name before a middle name that both have"])
    return None


def _arabic(found: Alignment) -> bool:
    return any(p.left.descent or p.right.descent or p.left.weight < 1 for p in found.pairs)


def _agreeing(found: Alignment, full: list[Pairing], extra: list[Token]) -> NameMatch:
    """The score and the reasons of names of which one holds the other."""
    score, reasons = 1.0, []
    for pair in sorted(found.pairs, key=lambda p: (-p.kind, sorted((p.left.text, p.right.text)))):
        if pair.kind is Kind.EQUAL:
            continue
        score -= _EDIT_PENALTY * pair.cost if pair.kind is Kind.EDIT else _PENALTY[pair.kind]
        said = _SAID.get(pair.kind) or "a slip"
        reasons.append(f"{said}: {' / '.join(sorted((pair.left.text, pair.right.text)))}")
    if [p.at[1] for p in sorted(found.pairs, key=lambda p: p.at)] != sorted(p.at[1] for p in found.pairs):
        score -= 0.02
        reasons.append("other order")
    weight = sum(max(p.left.weight, p.right.weight) for p in full)
    missing = sum(t.weight for t in extra)
    words = [t.text for t in extra if t.weight > TITLE_WEIGHT]
    if extra:
        score -= 0.06 * missing
        reasons.append(f"only one has: {' '.join(sorted(t.text for t in extra))}")
    initials = any(p.kind is Kind.INITIAL for p in found.pairs)
    if len(full) == 1 and not initials and missing > _SLIGHT:
        return unsure(0.5, reasons, words)
    if missing > weight or (missing >= weight > 1 and _lacks_the_end(found, extra)):
        return unsure(0.6, reasons, words)
    return same(score, reasons or ["equal words"], words)


def _lacks_the_end(found: Alignment, extra: Sequence[Token]) -> bool:
    """Whether the shorter name is the beginning of the longer, without its last word: Aung San, Aung San Suu Kyi."""
    weighty = [token for token in extra if token.weight > TITLE_WEIGHT]
    words = [token.text for token in (*weighty, *(p.left for p in found.pairs))]
    # Words as short tell little, and many people share two of them.
    return len(weighty) > 1 and max(map(len, words)) <= _SYLLABLE and all(p.at[0] == p.at[1] for p in found.pairs)
