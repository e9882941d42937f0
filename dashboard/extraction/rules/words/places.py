"""Names, demonyms and capitals of states, and the words for NATO and the EU."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from dashboard.extraction.rules.words.sentences import Token

Kind = Literal["name", "demonym", "seat", "organisation"]
"""`seat`: a capital or a building that stands for a government: Ankara, the Kremlin."""

# code | names | demonyms | capitals and seats; the 32 members of the Alliance come first.
_TABLE = """
ALB|Albania|Albanian,Albanians|Tirana
BEL|Belgium|Belgian,Belgians|
BGR|Bulgaria|Bulgarian,Bulgarians|Sofia
CAN|Canada|Canadian,Canadians|Ottawa
HRV|Croatia|Croatian,Croatians|Zagreb
CZE|Czech Republic,Czechia|Czech,Czechs|Prague
DNK|Denmark|Danish,Danes|Copenhagen
EST|Estonia|Estonian,Estonians|Tallinn
FIN|Finland|Finnish,Finns|Helsinki
FRA|France|French|Paris,Elysee,Élysée
DEU|Germany|German,Germans|Berlin
GRC|Greece|Greek,Greeks|Athens
HUN|Hungary|Hungarian,Hungarians|Budapest
ISL|Iceland|Icelandic,Icelanders|Reykjavik,Reykjavík
ITA|Italy|Italian,Italians|Rome
LVA|Latvia|Latvian,Latvians|Riga
LTU|Lithuania|Lithuanian,Lithuanians|Vilnius
LUX|Luxembourg|Luxembourgish|
MNE|Montenegro|Montenegrin,Montenegrins|Podgorica
NLD|Netherlands,Holland|Dutch|Hague,Amsterdam
MKD|North Macedonia,Macedonia|Macedonian,Macedonians|Skopje
NOR|Norway|Norwegian,Norwegians|Oslo
POL|Poland|Polish,Poles|Warsaw
PRT|Portugal|Portuguese|Lisbon
ROU|Romania|Romanian,Romanians|Bucharest
SVK|Slovakia|Slovak,Slovaks,Slovakian|Bratislava
SVN|Slovenia|Slovenian,Slovenians,Slovene|Ljubljana
ESP|Spain|Spanish,Spaniards|Madrid
SWE|Sweden|Swedish,Swedes|Stockholm
TUR|Turkey,Türkiye,Turkiye|Turkish,Turks|Ankara
GBR|United Kingdom,UK,U.K.,Britain,Great Britain,England,Scotland|British,Britons|London,Downing Street,Whitehall
USA|United States,United States of America,US,U.S.,USA,U.S.A.,America|American,Americans|Washington,White House,Pentagon
ARM|Armenia|Armenian,Armenians|Yerevan
AUS|Australia|Australian,Australians|Canberra
AUT|Austria|Austrian,Austrians|Vienna
AZE|Azerbaijan|Azerbaijani,Azerbaijanis|Baku
BIH|Bosnia and Herzegovina,Bosnia-Herzegovina,Bosnia|Bosnian,Bosnians|Sarajevo
BLR|Belarus|Belarusian,Belarusians|Minsk
BRA|Brazil|Brazilian,Brazilians|Brasilia
CHE|Switzerland|Swiss|Bern
CHN|China|Chinese|Beijing
CYP|Cyprus|Cypriot,Cypriots|Nicosia
GEO|Georgia|Georgian,Georgians|Tbilisi
IND|India|Indian,Indians|New Delhi
IRL|Ireland|Irish|Dublin
IRN|Iran|Iranian,Iranians|Tehran
ISR|Israel|Israeli,Israelis|Jerusalem,Tel Aviv
JPN|Japan|Japanese|Tokyo
KAZ|Kazakhstan|Kazakh,Kazakhs|Astana
KOR|South Korea,Republic of Korea|South Korean,South Koreans|Seoul
MDA|Moldova|Moldovan,Moldovans|Chisinau,Chișinău
MLT|Malta|Maltese|Valletta
NZL|New Zealand|New Zealander,New Zealanders|
PHL|Philippines|Filipino,Filipinos,Philippine|Manila
PRK|North Korea|North Korean,North Koreans|Pyongyang
RUS|Russia,Russian Federation|Russian,Russians|Moscow,Kremlin
SAU|Saudi Arabia|Saudi,Saudis|Riyadh
SRB|Serbia|Serbian,Serbians,Serbs|Belgrade
SYR|Syria|Syrian,Syrians|Damascus
TWN|Taiwan|Taiwanese|Taipei
UKR|Ukraine|Ukrainian,Ukrainians|Kyiv,Kiev
XKX|Kosovo|Kosovar,Kosovars|Pristina
"""
_ORGANISATIONS = """
NATO|NATO
NATO|North Atlantic Treaty Organization
NATO|North Atlantic Treaty Organisation
NATO|North Atlantic Alliance
EU|EU
EU|E.U.
EU|European Union
EU|European Commission
EU|European Council
EU|European Parliament
"""
_SHOUTED = frozenset({"us", "uk"})
"""Names that are words or nothing when not all in capitals: ``us``."""


class Place(NamedTuple):
    """A state or organisation named by tokens `first` to `last`, end exclusive."""

    code: str
    kind: Kind
    first: int
    last: int
    possessive: bool


def _table() -> dict[tuple[str, ...], tuple[str, Kind]]:
    found: dict[tuple[str, ...], tuple[str, Kind]] = {}
    kinds: tuple[Kind, ...] = ("name", "demonym", "seat")
    for line in _TABLE.split("\n"):
        code, *columns = line.split("|")
        for kind, column in zip(kinds, columns, strict=False):
            for name in filter(None, column.split(",")):
                found[tuple(name.lower().split())] = (code, kind)
    for line in filter(None, _ORGANISATIONS.split("\n")):
        code, name = line.split("|")
        found[tuple(name.lower().split())] = (code, "organisation")
    return found


_NAMES = _table()
_LONGEST = max(len(name) for name in _NAMES)
_FIRST_WORDS = frozenset(name[0] for name in _NAMES)


def places_in(tokens: Sequence[Token], first: int = 0, last: int | None = None) -> list[Place]:
    """Return the places and organisations that ``tokens[first:last]`` name, longest names first."""
    return list(_walk(tokens, first, len(tokens) if last is None else last))


def _walk(tokens: Sequence[Token], at: int, last: int) -> Iterator[Place]:
    while at < last:
        token = tokens[at]
        found = None
        if token.stem == "alliance":
            found = Place("NATO", "organisation", at, at + 1, token.is_possessive)
        elif token.is_capital and token.stem in _FIRST_WORDS:
            found = _longest_at(tokens, at, last)
        if found:
            yield found
        at = found.last if found else at + 1


def _longest_at(tokens: Sequence[Token], at: int, last: int) -> Place | None:
    for length in range(min(_LONGEST, last - at), 0, -1):
        words = tokens[at : at + length]
        # Only the last word of a name may be possessive: "the United States' share".
        key = (*(word.low for word in words[:-1]), words[-1].stem)
        if key in _NAMES and not (key[0] in _SHOUTED and not words[0].text[:2].isupper()):
            code, kind = _NAMES[key]
            following = tokens[at + length] if at + length < last else None
            plural = (
                following is not None
                and following.low in ("'", "’")
                and (following.start == words[-1].end)
            )
            return Place(code, kind, at, at + length, words[-1].is_possessive or plural)
    return None
