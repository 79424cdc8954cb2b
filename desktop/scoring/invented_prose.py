"""Sentences that nobody ever wrote, all different, with the stock phrases that all speeches share."""

from random import Random


def _listed(words: str) -> list[str]:
    return words.split()


_NOUNS = _listed(
    """
    harbour crane archive lighthouse turbine quarry orchard tunnel ferry granary viaduct reservoir depot foundry
    museum market railway embankment chapel observatory workshop laboratory boiler cistern pier lock sluice
    dredger pump cable mast tower furnace kiln mill stable barracks hospital school library theatre stadium
    bakery brewery tannery shipyard slipway beacon canal causeway bridge aqueduct windmill greenhouse nursery
    pasture vineyard forest marsh meadow ridge valley glacier island peninsula lagoon estuary delta spring well
    fountain garden courtyard balcony cellar attic staircase corridor gate fence hedge ditch trench rampart
    bastion citadel square avenue crossing roundabout junction platform signal carriage engine wagon trolley
    lorry barge tug yacht trawler freighter contract treaty ledger invoice licence permit tender budget levy
    tariff pension subsidy grant loan mortgage lease
    """
)
_VERBS = _listed(
    """
    repair sell flood abandon inspect rebuild lease drain widen close reopen insure demolish restore paint
    survey move connect supply heat cool light guard rent finance measure record map photograph replace
    reinforce shorten lengthen raise lower clean empty fill load unload weigh count register transfer inherit
    donate auction seize return
    """
)
_ADJECTIVES = _listed(
    """
    northern southern eastern western oldest newest wooden granite rusty abandoned flooded crowded empty narrow
    steep municipal royal private secret temporary derelict modern medieval electric hydraulic coastal alpine
    rural urban provincial enormous tiny fragile sturdy leaking crooked painted numbered unfinished forgotten
    precious costly
    """
)
_OPENERS = (
    "I want to make it very clear that",
    "We will do everything in our power so that",
    "At the end of the day",
    "As I have said many times before",
    "The people of this country know that",
    "There is no question in my mind that",
)
_ENDINGS = (
    "for the people of this country",
    "in the weeks and months ahead",
    "as soon as possible",
    "once and for all",
    "at the end of the year",
)
_NAMES = _listed(
    """
    Lund Brandt Okafor Silva Novak Haddad Petrov Tanaka Moreau Lindqvist Castellan Ferreira Iqbal Marsh
    """
)
_FIRST = _listed(
    """
    Ida Karel Amara Bruno Selma Tobias Rana Viktor Noor Edda Hugo Mina
    """
)


class InventedProse:
    """Makes sentences, speakers and narration, each time the same for the same ``random``."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def thing(self) -> str:
        return f"the {self._random.choice(_ADJECTIVES)} {self._random.choice(_NOUNS)}"

    def word(self) -> str:
        """Return a word that says something."""
        return self._random.choice(_NOUNS)

    def clause(self) -> str:
        """Return ten to sixteen words with seven that say something."""
        verb, other = self._random.sample(_VERBS, 2)
        years = self._random.randrange(2, 90)
        return (
            f"{self.thing()} must {verb} {self.thing()} and {other} {self.thing()}"
            f"{self._random.choice(['', f' within {years} months', f' for {years} million crowns'])}"
        )

    def statement(self) -> str:
        """Return a sentence of a speech without its full stop; half of them begin or end with a stock phrase."""
        random = self._random
        opener = f"{random.choice(_OPENERS)} " if random.random() < 0.5 else ""
        ending = f" {random.choice(_ENDINGS)}" if random.random() < 0.5 else ""
        said = f"{opener}{self.clause()}{ending}"
        return said[0].upper() + said[1:]

    def narration(self) -> str:
        """Return a sentence of an article's own."""
        return f"{self.thing().capitalize()} stood beside {self.thing()} while {self.clause()}."

    def speaker(self) -> str:
        return f"{self._random.choice(_FIRST)} {self._random.choice(_NAMES)}"
