"""English as a newsreader says it: durations, ranges, short forms, cause by cause."""

from __future__ import annotations

import pytest

from audio_news.script.spoken import say


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        # how long it took
        ("in 2h 14m", "in two hours fourteen minutes"),
        ("after 1 hr. 5 min. of rain", "after one hour five minutes of rain"),
        ("in 3:58.06", "in three minutes fifty eight point zero six seconds"),
        ("in 1:02:01.5", "in one hour two minutes one point five seconds"),
        # units cut short
        ("60 yrs. of peace, a 3-wk strike", "sixty years of peace, a three week strike"),
        ("a 20-gal. tank", "a twenty gallon tank"),
        ("a 40-ft. Viking ship", "a forty foot Viking ship"),
        ("4 mi. NE of Hull", "four miles northeast of Hull"),
        ("about 5 min. later", "about five minutes later"),
        ("He waited 5 hrs.", "He waited five hours."),
        ("a 71-y/o nurse", "a seventy one year old nurse"),
        ("10+ hrs. a day", "ten plus hours a day"),
        ("18ft 3½in", "eighteen foot three and a half"),
        ("in 9,800' of water", "in nine thousand eight hundred feet of water"),
        ("60bn cu. m of gas", "sixty billion cubic meters of gas"),
        ("11°C–14°C", "eleven to fourteen degrees Celsius"),
        ("4kg-6kg of flour", "four to six kilograms of flour"),
        ("a 30-cal. gun and a .32 pistol", "a thirty cal gun and a thirty two pistol"),
        ("an 80-pp. file of 12 pp.", "an eighty page file of twelve percentage points."),
        ("The kerb is 2m high", "The kerb is two meters high"),
        # millions and meters
        ("seen by 4.2m.", "seen by four point two million."),
        ("a city of 9m-plus", "a city of nine million plus"),
        ("6m are hungry", "six million are hungry"),
        ("20m-30m fans", "twenty million to thirty million fans"),
        ("He threw it 61m.", "He threw it sixty one meters."),
        # the calendar
        ("Jan.-Mar. and April–June", "January to March and April to June"),
        ("Oct. 2029-May 2031", "October twenty twenty nine to May twenty thirty one"),
        ("Mon.-Thurs.", "Monday to Thursday."),
        ("Fri. night, Tues. too", "Friday night, Tuesday too"),
        ("He sat. Then he rose", "He sat. Then he rose"),
        ("Wed 4 Nov", "Wednesday the fourth of November"),
        ("mid-Oct. frost", "mid October frost"),
        ("on 24/11", "on the twenty fourth of November"),
        ("by 5/30", "by May thirtieth"),
        ("2030-1", "twenty thirty to one"),
        ("in the '00s", "in the two thousands"),
        ("in 4Q31", "in the fourth quarter of thirty one"),
        ("the 1H32 figures", "the first half of thirty two figures"),
        # places and titles
        ("S. Korea's fleet off N. Ireland", "South Korea's fleet off North Ireland"),
        ("SW London", "Southwest London"),
        ("N. Okafor, E. Marsh", "N Okafor, E Marsh"),
        ("Ann Roe, D-N.J., of Camden", "Ann Roe, D New Jersey, of Camden"),
        ("In Pa., Fla.'s twin", "In Pennsylvania, Florida's twin"),
        ("Sgt. 1st Class Roe", "Sergeant first Class Roe"),
        ("Halifax, ON, and Regina, SK.", "Halifax, Ontario, and Regina, Saskatchewan."),
        ("St. Anne's Sq. is shut", "Saint Anne's Square is shut"),
        ("SEOUL, South Korea (AP) — It snowed.", "Seoul, South Korea, A P — It snowed."),
        ("IAEA — It is late.", "I A E A — It is late."),
        ("N. Alder St. and W. 9th Ave.", "North Alder Street and West ninth Avenue."),
        ("Det Insp Jo Roe", "Detective Inspector Jo Roe"),
        ("Bend, DC 20001", "Bend, D C two zero zero zero one"),
        ("the warmest 2 May", "the warmest second of May"),
        ("6pm-midnight", "six P M to midnight"),
        ("0.03sec faster", "zero point zero three seconds faster"),
        # numbers as names
        ("No. 31-642", "Number thirty one, six forty two"),
        ("a Boeing 787-900ER", "a Boeing seven eighty seven nine hundred E R"),
        ("Geran-2/136 drones", "Geran two one thirty six drones"),
        ("on 0800 404 112", "on zero eight zero zero, four zero four, one one two"),
        ("the 211 helpline", "the two one one helpline"),
        ("(555) 010 4477", "five five five, zero one zero, four four seven seven"),
        ("on 0300 20 40 60", "on zero three zero zero, two zero, four zero, six zero"),
        ("text 60777", "text six zero seven seven seven"),
        ("its 3Q profit", "its third quarter profit"),
        ("2Q 2031", "the second quarter of twenty thirty one"),
        ("to 138.4p", "to one hundred thirty eight point four pence"),
        ("142p a litre", "one hundred forty two pence a litre"),
        ("The A$ fell", "The Australian dollar fell"),
        ("9 @ $3", "nine at three dollars"),
        ("ring 105", "ring one zero five"),
        ("1’400 francs, 2'000", "one thousand four hundred francs, two thousand"),
        ("the XIX century", "the nineteenth century"),
        ("the XXVI Winter Games", "the twenty sixth Winter Games"),
        ("its XVII articles", "its seventeen articles"),
        ("41.2/$, 9/USD", "forty one point two to the dollar, nine to the dollar"),
        ("€3 400.20", "three thousand four hundred euros and twenty cents"),
        ("CHF 3'450.20", "three thousand four hundred fifty Swiss francs and twenty centimes"),
        ("$10s of millions", "tens of millions of dollars"),
        ("$US4 and $A9", "four dollars and nine Australian dollars"),
        ("9-4=5", "nine minus four equals five"),
        # a stop that ends no sentence
        ("His atty., Jo Roe, left", "His attorney, Jo Roe, left"),
        ("the talk (9 min.) was short", "the talk, nine minutes, was short"),
        ("the Int'l Court, Nat’l Trust", "the International Court, National Trust"),
    ],
)  # fmt: skip
def test_case(written: str, spoken: str) -> None:
    assert say(written).text == spoken
