"""Other languages: fractions, scores, ordinals, numerals, telephones, what agrees with a noun."""

from __future__ import annotations

import pytest

from audio_news.script.spoken import say


@pytest.mark.parametrize(
    ("language", "written", "spoken"),
    [
        ("de", "1 Hund, 1 Zeitung", "ein Hund, eine Zeitung"),
        ("de", "mit 1 Koffer nach 1 Sitzung", "mit einem Koffer nach einer Sitzung"),
        ("de", "1 Verein, 1 Junge", "ein Verein, ein Junge"),
        ("de", "Platz 1 Herren, 1 von 9", "Platz eins Herren, eins von neun"),
        ("de", "101 Frauen", "einhunderteins Frauen"),
        ("de", "im 18. Jahrhundert", "im achtzehnten Jahrhundert"),
        ("de", "vom 2. bis 9. Juni", "vom zweiten bis neunten Juni"),
        ("de", "am 24.12. und später", "am vierundzwanzigsten Dezember und später"),
        ("de", "um 18.45 Uhr", "um achtzehn Uhr fünfundvierzig"),
        ("de", "die 70er, 30-jährig, 1-mal", "die siebziger, dreißigjährig, einmal"),
        ("de", "gewann 4:1", "gewann vier zu eins"),
        ("de", "2/3 der 8 m²", "zwei Drittel der acht Quadratmeter"),
        ("de", "Art. 7 Abs. 2", "Artikel sieben Absatz zwei"),
        ("de", "Papst Pius XII. starb", "Papst Pius der zwölfte starb"),
        ("fr", "6 M€ et ½", "six millions d'euros et un demi"),
        ("fr", "4 M$", "quatre millions de dollars"),
        ("fr", "le XIXe siècle, Henri IV", "le dix neuvième siècle, Henri quatre"),
        ("fr", "3 m³ (art. 9)", "trois mètres cubes, article neuf"),
        ("es", "el siglo XVI, Felipe II", "el siglo dieciséis, Felipe segundo"),
        ("es", "n.º 8, pág. 3, 1/4", "número ocho, página tres, un cuarto"),
        ("pl", "w XVI w. i od XXI wieku", "w szesnastym wieku i od dwudziestego pierwszego wieku"),
        ("pl", "w latach 70.", "w latach siedemdziesiątych"),
        ("pl", "o 18.45", "o osiemnastej czterdzieści pięć"),
        ("pl", "wynik 4:1, 5 m²", "wynik cztery jeden, pięć metrów kwadratowych"),
        ("uk", "у XVI ст. і XXI столітті", "у шістнадцятому столітті і двадцять першому столітті"),
        ("uk", "ст. 9, буд. 4", "стаття дев'ять, будинок чотири"),
        ("uk", "2-га і 3-тє", "друга і третє"),
        ("uk", "3 травня 2021 РОКУ", "третього травня дві тисячі двадцять першого року"),
        ("pl", "3 maja 2021 R., w", "trzeciego maja dwa tysiące dwudziestego pierwszego roku, w"),
        ("uk", "вітер 7 м/с", "вітер сім метрів на секунду"),
        ("uk", "о 9.20", "о дев'ятій двадцять"),
        ("uk", "+380 44 210", "плюс три вісім нуль, чотири чотири, два один нуль"),
    ],
)  # fmt: skip
def test_case(language: str, written: str, spoken: str) -> None:
    assert say(written, language).text == spoken
