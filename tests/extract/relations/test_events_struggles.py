"""Who fights and who helps in the prose of armies and ministries, and near-misses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model
Triples = set[tuple[str, str, str]]


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Belgium backs Niger in the fight against Ansaru.", ("Niger", "ASSAULT", "Ansaru")),
        ("France reiterated its support for Chad in the fight against Ansaru.", ("Chad", "ASSAULT", "Ansaru")),
        ("Norway stands by Somalia to defeat al-Shabaab.", ("Somalia", "ASSAULT", "Al-Shabaab")),
        ("Kenya will work with Uganda to defeat al-Shabaab.", ("Uganda", "ASSAULT", "Al-Shabaab")),
        ("Canada is committed to defeating Boko Haram.", ("Canada", "ASSAULT", "Boko Haram")),
        ("Chad and Sudan fought over the border town of Adre.", ("Chad", "ASSAULT", "Sudan")),
        ("Chad and Sudan fought for eight years.", ("Chad", "ASSAULT", "Sudan")),
        ("Peruvian miners hurled bottles at the police.", ("Peruvian miners", "ASSAULT", "police")),
        ("Peruvian miners threw eggs at Bruno Keller.", ("Peruvian miners", "PROTEST", "Bruno Keller")),
        ("Bruno Keller joined Ana Paz in Oslo for talks.", ("Bruno Keller", "CONSULT", "Ana Paz")),
        (
            "The bombing, which was claimed by al-Shabaab, hurt Kenyan police.",
            ("Al-Shabaab", "ASSAULT", "Kenyan police"),
        ),
        (
            "An attack claimed by Boko Haram killed nine Chadian soldiers.",
            ("Boko Haram", "ASSAULT", "nine Chadian soldiers"),
        ),
        (
            "Somali soldiers freed the town of Adale from al-Shabaab control.",
            ("Somali soldiers", "ASSAULT", "Al-Shabaab"),
        ),
        ("Ukrainian forces used drones against Russian forces.", ("Ukrainian forces", "ASSAULT", "Russian forces")),
        ("Norway stands shoulder to shoulder with Ukraine.", ("Norway", "SUPPORT", "Ukraine")),
        ("Turkish drones flew in support of Somalia.", ("Turkish drones", "SUPPORT", "Somalia")),
        ("Rwandan troops bombed two al-Shabaab targets near Palma.", ("Rwandan troops", "ASSAULT", "Al-Shabaab")),
        ("Rwandan troops killed nine al-Shabaab fighters.", ("Rwandan troops", "ASSAULT", "Al-Shabaab")),
        (
            "Peru joined a coalition to defeat Shining Path. The coalition met.",
            ("coalition to defeat Shining Path", "ASSAULT", "Shining Path"),
        ),
        ("The Juba Front fights together with the Gedo Brigade.", ("Juba Front", "COOPERATE", "Gedo Brigade")),
        ("Angola and Mali are flying strikes against Ansaru.", ("Mali", "ASSAULT", "Ansaru")),
        ("As a member of the African Union, Angola trained Malian soldiers.", ("Angola", "MEMBER_OF", "African Union")),
        ("The United Wa Council, backed by China, stays neutral.", ("China", "ALLIED_WITH", "United Wa Council")),
        ("Pro-junta militias burned villages in Myanmar.", ("Pro-junta militias", "ALLIED_WITH", "Myanmar")),
        ("Boko Haram attacked Diffa. Chadian forces hit enemy positions.", ("Chadian forces", "ASSAULT", "Boko Haram")),
        ("Boko Haram attacked Diffa. Chadian forces killed the enemy.", ("Chadian forces", "ASSAULT", "Boko Haram")),
        ("Peru urged Russia to press Mali to cease airstrikes against Niger.", ("Mali", "ASSAULT", "Niger")),
        ("Chad took Diffa from rebel control, aided by strong support from our ally Kenya.", ("Kenya", "AID", "Chad")),
        (
            "Kenya, the coalition and the Government of Mali are committed to defeating Ansaru.",
            ("Mali", "ASSAULT", "Ansaru"),
        ),
        ("Ansaru's attacks in Diffa and Bosso hurt Niger.", ("Ansaru", "ASSAULT", "Diffa")),
        ("Ansaru attacked public buildings such as schools and clinics.", ("Ansaru", "ASSAULT", "clinics")),
        ("Ansaru killed nine villagers, including children.", ("Ansaru", "ASSAULT", "children")),
        ("These are the methods that Ansaru is using to kill villagers.", ("Ansaru", "ASSAULT", "villagers")),
        ("Chad's condolences go out to the families.", ("Chad", "SUPPORT", "families")),
        ("Chad's thoughts are with the families.", ("Chad", "SUPPORT", "families")),
        ("The General Staff has praised Poland.", ("General Staff", "SUPPORT", "Poland")),
    ],
)
def test_side_is_found(firm: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple in firm(text)


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Belgium backs Niger in the talks about Ansaru.", ("Niger", "ASSAULT", "Ansaru")),
        ("Norway warned Somalia to defeat al-Shabaab.", ("Norway", "ASSAULT", "Al-Shabaab")),
        (
            "An attack condemned by Boko Haram killed nine Chadian soldiers.",
            ("Boko Haram", "ASSAULT", "nine Chadian soldiers"),
        ),
        ("Norway stands in the queue with Ukraine.", ("Norway", "ASSAULT", "Ukraine")),
        ("Peru urged Russia to press Mali to cease airstrikes against Niger.", ("Russia", "ASSAULT", "Niger")),
        ("Kenya, a neighbour and ally of Mali, is committed to defeating Ansaru.", ("Mali", "ASSAULT", "Ansaru")),
        ("France reiterated its support for Chad in the fight against Ansaru.", ("France", "ASSAULT", "Ansaru")),
        ("Ansaru attacked the post as schools and clinics closed.", ("Ansaru", "ASSAULT", "clinics")),
        ("Chad's forces are with the families.", ("Chad", "SUPPORT", "families")),
        ("The Juba Front fights together with the Gedo Brigade.", ("Juba Front", "ASSAULT", "Gedo Brigade")),
        ("Boko Haram met its enemy in Diffa. Chad hit its enemy.", ("Chad", "ASSAULT", "Boko Haram")),
        ("Rwandan troops arrested an al-Shabaab fighter.", ("Rwandan troops", "COERCE", "Al-Shabaab")),
    ],
)
def test_side_is_not_found(firm: Callable[[str], Triples], text: str, triple: tuple[str, str, str]) -> None:
    assert triple not in firm(text)


def test_regime_of_a_person_is_no_other_state(firm: Callable[[str], Triples]) -> None:
    text = "The Karimi regime arrested editors. Poland condemned the regime."
    assert ("Poland", "ACCUSE", "Karimi regime") in firm(text)


def test_terrorist_organization_is_no_union_of_states(firm: Callable[[str], Triples]) -> None:
    text = "Boko Haram attacked Diffa. Chad and the African Union condemned this terrorist organization."
    assert ("Chad", "ACCUSE", "Boko Haram") in firm(text)


def test_we_of_a_text_without_speaker_is_the_body_before(firm: Callable[[str], Triples]) -> None:
    text = "The Sahel Alliance obeys the law. We will attack Ansaru."
    assert ("Sahel Alliance", "ASSAULT", "Ansaru") in firm(text)
