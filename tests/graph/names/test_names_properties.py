"""What holds for every pair of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.graph.names import Schema, Verdict, blocking_keys, compare
from polgraph.graph.names.words import given_names, particles

ANY = st.one_of(
    st.text(max_size=24),
    st.lists(
        st.sampled_from(
            ["Ali", "al-", "bin", "Omar", "Sadr", "X.", "Jr", "Kim", "Jong", "un", "Abdul", "12", "علي", "Ли"]
        ),
        max_size=5,
    ).map(" ".join),
)
# Words that are names of their own, none of them a particle, a title or an initial.
_PARTICLES = particles()
_SMALL = frozenset().union(
    _PARTICLES.articles, _PARTICLES.descent, _PARTICLES.prefixes, _PARTICLES.suffixes, _PARTICLES.links
)
WORDS = st.sampled_from(sorted(word for word in given_names() if len(word) > 3 and word not in _SMALL))
NAMES = st.lists(WORDS, min_size=2, max_size=4, unique=True)


@given(ANY, ANY, st.sampled_from(Schema))
def test_either_order_of_the_pair_gives_the_same(left: str, right: str, schema: Schema) -> None:
    assert compare(left, right, schema=schema) == compare(right, left, schema=schema)


@given(NAMES)
def test_a_name_is_its_own(words: list[str]) -> None:
    name = " ".join(words)
    for schema in Schema:
        found = compare(name, name, schema=schema)
        assert (found.verdict, found.score) == (Verdict.SAME, 1.0)


@given(NAMES, st.data())
def test_order_of_words_does_not_tell_persons_apart(words: list[str], data: st.DataObject) -> None:
    turned = data.draw(st.permutations(words))
    assert compare(" ".join(words), " ".join(turned), schema=Schema.PERSON).verdict is Verdict.SAME


@given(ANY, ANY, st.sampled_from(Schema))
def test_scores_fit_their_verdicts(left: str, right: str, schema: Schema) -> None:
    found = compare(left, right, schema=schema)
    low, high = {Verdict.SAME: (0.7, 1.0), Verdict.UNSURE: (0.41, 0.69), Verdict.DIFFERENT: (0.0, 0.4)}[found.verdict]
    assert low <= found.score <= high
    assert found.reasons


@given(NAMES, WORDS)
def test_what_is_the_same_shares_a_key(words: list[str], other: str) -> None:
    left, right = " ".join(words), " ".join([*words[1:], other])
    if compare(left, right, schema=Schema.PERSON).verdict is Verdict.SAME:
        assert blocking_keys(left) & blocking_keys(right)


@pytest.mark.parametrize(
    ("left", "right", "schema"),
    [
        ("Mustapha al-Kadhimi", "Mustafa Al-Kazimi", Schema.PERSON),
        ("Юлия Тимошенко", "Yulia Tymoshenko", Schema.PERSON),
        ("Zhou Enlai", "Chou En-lai", Schema.PERSON),
        ("JuanManuel Santos", "Juan Manuel Santos", Schema.PERSON),
        ("IAEA", "International Atomic Energy Agency", Schema.ORGANIZATION),
        ("5th Brigade", "Fifth Brigade", Schema.ORGANIZATION),
        ("Hezbollah", "Hizballah", Schema.ORGANIZATION),
    ],
)
def test_variants_share_a_key(left: str, right: str, schema: Schema) -> None:
    assert blocking_keys(left, schema=schema) & blocking_keys(right, schema=schema)


def test_strangers_share_no_key() -> None:
    assert not blocking_keys("Orla Brandt") & blocking_keys("Tomas Reke")
