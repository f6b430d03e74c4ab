"""What each figure of ``habit sleep`` means, in a few sentences, with its source."""

from habit.lighttypes import NamedTuple


class Explanation(NamedTuple):
    """One figure: its name for commands and JSON, its title, what it is, how, and from where.

    ``plain`` is for everybody, ``exact`` the definition that is followed, with unit, range and
    least data; ``source`` the paper, "" where there is none.
    """

    name: str
    title: str
    plain: str
    exact: str
    source: str


_ALL = (
    Explanation(
        "nights",
        "Nights",
        "A night goes from a day's fall-asleep to the first get-up after it. Nights that were "
        "not written down are unknown: they are left out everywhere, and never taken for 0.",
        "A get-up within 24 h ends the night, on whichever day it stands, and of nights begun "
        "before it only the last; known all-nighters (none) have a duration of 0 and no clock "
        "times.",
        "",
    ),
    Explanation(
        "mean",
        "Mean, median, ends",
        "The mean is the sum by the number; half of the nights lie below the median, half above. "
        "The ends are the earliest and the latest, the shortest and the longest.",
        "Of clock times after each is unwrapped around their circular mean m: m + ((c - m + 720) "
        "mod 1440) - 720, then modulo 1440; no value where they point nowhere (R < 1e-9).",
        "Mardia & Jupp 2000, Directional Statistics",
    ),
    Explanation(
        "sd",
        "SD",
        "How far the nights scatter about their mean: 0 is no scatter.",
        "Sample standard deviation (n - 1), of clock times after unwrapping; in hours and "
        "minutes, from 7 nights, as it comes out too low from fewer.",
        "Bei 2016, Sleep Med Rev 28:108",
    ),
    Explanation(
        "duration",
        "Slept",
        "How long you slept, from falling asleep to getting up. Lying awake in between is inside "
        "it, so it is at most this much.",
        "Elapsed minutes between the two instants, each in its own zone; right on the nights on "
        "which clocks change. All-nighters count as 0. SD: sample standard deviation (n - 1), "
        "from 7 nights.",
        "Watson 2015, Sleep 38:843 (adults: 7 h or more)",
    ),
    Explanation(
        "fall-asleep",
        "Fell asleep",
        "When you fell asleep. The mean of 23:50 and 0:10 is 0:00.",
        "The mean, median, SD and ends of the times unwrapped around their circular mean; no "
        "value where they point nowhere (R < 1e-9). n counts the entries, also of nights whose "
        "get-up is unknown.",
        "Mardia & Jupp 2000, Directional Statistics",
    ),
    Explanation(
        "get-up",
        "Got up",
        "When you got up.",
        "As for fall-asleep, on its own circular mean; n counts the entries.",
        "Mardia & Jupp 2000, Directional Statistics",
    ),
    Explanation(
        "mid-sleep",
        "Mid-sleep",
        "The middle of the night's sleep: what your inner clock is read from.",
        "The midpoint of the two instants, on the clock by which you fell asleep.",
        "Roenneberg 2003, J Biol Rhythms 18:80",
    ),
    Explanation(
        "sri",
        "Sleep Regularity Index",
        "How likely you are to be in the same state, asleep or awake, at two times 24 hours "
        "apart. 100: every day the same; 0: chance.",
        "200 x the share of time in the same state 24 elapsed hours later - 100, to the second, "
        "over time that is known on both sides. -100..100; from 5 pairs of known nights in a "
        "row. Two times a night show no awakenings: a wrist-worn device gives less, so its bands "
        "do not apply.",
        "Phillips 2017, Sci Rep 7:3216; gaps as in Windred 2021, Sleep 44:zsab254",
    ),
    Explanation(
        "stability",
        "Interdaily stability",
        "How much the hour of the day says about whether you sleep. 1: everything; 0: nothing.",
        "Variance of the mean hours of the day over the variance of all hours, weighted by how "
        "often each hour was seen; local hours that are known as a whole. 0..1; from 8 known "
        "nights.",
        "Witting 1990, Biol Psychiatry 27:563; Van Someren 1999, Chronobiol Int 16:505",
    ),
    Explanation(
        "social-jetlag",
        "Social jetlag",
        "How far apart the middle of your sleep is on work nights and on free nights: as if you "
        "flew there and back every week.",
        "The size of MSF - MSW, circular means, wrapped to 12 h. A night is free when its get-up "
        "falls on a free day (setting free_days). From 2 nights of each kind.",
        "Wittmann 2006, Chronobiol Int 23:497; Roenneberg 2012, Curr Biol 22:939",
    ),
    Explanation(
        "corrected-jetlag",
        "Social jetlag, corrected",
        "The same without what free nights only make up for.",
        "Free less work get-up when work nights are the longer ones and the free get-up is not "
        "earlier, else free less work fall-asleep; + is later on free days.",
        "Jankowski 2017, Chronobiol Int 34:531",
    ),
    Explanation(
        "chronotype",
        "Chronotype",
        "The middle of your sleep when nothing forces it, less the sleep you catch up on: early "
        "or late type. Only where no alarm ends free nights (setting sleep_alarm).",
        "MSFsc: MSF where free nights are not longer than the week's mean, else MSF - (SDf - "
        "SDweek) / 2, SDweek = (SDw WD + SDf FD) / 7. From 2 nights of each kind.",
        "Roenneberg 2004, Curr Biol 14:R1038; 2012, Curr Biol 22:939",
    ),
    Explanation(
        "phase-deviation",
        "Composite phase deviation",
        "How far nights lie from your usual one and from the night before, taken together. "
        "0 h: always the same.",
        "Mean over nights of sqrt((ref - MS)^2 + (MS - MS before)^2) in hours; ref is MSFsc "
        "where there is one, else the mean mid-sleep (the report says which). A gap compares "
        "with the last known night. From 7 nights; noisy in short series.",
        "Fischer 2016, Sci Rep 6:38601; 2021, Sleep 44:zsab103",
    ),
    Explanation(
        "weekly-loss",
        "Weekly sleep loss",
        "How much the shorter kind of night, work or free, falls behind your mean in a week.",
        "(SDweek - SDw) WD when SDweek > SDw, else (SDweek - SDf) FD, in minutes a week. From 2 "
        "nights of each kind.",
        "R package mctq",
    ),
    Explanation(
        "debt",
        "Sleep debt, running",
        "What you owe yourself after the last night, if every hour below your need adds and "
        "every hour above it pays off, and nothing can be saved up. Starts at 0.",
        "D = max(0, D + need - slept) night by night; naps are sleep, recorded time awake is none, "
        "all-nighters are 0, unknown nights are skipped. The need is yours (setting sleep_need). "
        "There is no agreed formula.",
        "Van Dongen 2003, Sleep 26:117; Kitamura 2016, Sci Rep 6:35812",
    ),
    Explanation(
        "debt-net",
        "Sleep debt, net",
        "All that was missing less all that was too much. Below 0 it is a surplus.",
        "The sum of need - slept over known nights.",
        "Van Dongen 2003, Sleep 26:117",
    ),
    Explanation(
        "shortfall",
        "Shortfall",
        "All that was missing; long nights do not make up for it.",
        "The sum of max(0, need - slept) over known nights.",
        "Van Dongen 2003, Sleep 26:117",
    ),
    Explanation(
        "in-bed",
        "Time in bed",
        "From going to bed to getting up.",
        "TIB; needs a metric go-to-bed.",
        "Carney 2012, Sleep 35:287",
    ),
    Explanation(
        "latency",
        "Sleep latency",
        "How long it took to fall asleep. Good for adults: 30 min or less.",
        "SOL, from going to bed to falling asleep; needs a metric go-to-bed.",
        "Carney 2012, Sleep 35:287; Ohayon 2017, Sleep Health 3:6",
    ),
    Explanation(
        "awakenings",
        "Awakenings",
        "How often you woke in the night.",
        "Needs a metric awakenings: a count, an amount in min or h, or spans.",
        "Carney 2012, Sleep 35:287",
    ),
    Explanation(
        "awake",
        "Awake in the night",
        "How long you lay awake after falling asleep. Good for adults: 20 min or less.",
        "WASO; needs a metric awakenings that says how long.",
        "Carney 2012, Sleep 35:287; Ohayon 2017, Sleep Health 3:6",
    ),
    Explanation(
        "asleep",
        "Asleep",
        "How long you really slept.",
        "TST: duration less WASO; only for nights whose time awake is recorded.",
        "Carney 2012, Sleep 35:287",
    ),
    Explanation(
        "efficiency",
        "Sleep efficiency",
        "How much of the time in bed you slept. Good for adults: 85 % or more.",
        "100 TST / TIB, the mean of the nights' own; needs go-to-bed and the time awake.",
        "Carney 2012, Sleep 35:287; Ohayon 2017, Sleep Health 3:6",
    ),
    Explanation(
        "change",
        "Change",
        "How much a mean differs from that of the period before, and how sure that is: the true "
        "difference lies within the margin 19 times out of 20, or less often, as nights near "
        "each other are alike. A star marks margins that leave out 0.",
        "Difference of means with Welch's 95 % interval; from 7 nights in each period.",
        "Welch 1947, Biometrika 34:28",
    ),
)

EXPLANATIONS = {one.name: one for one in _ALL}
"""Every explanation by its name, in the order of the report."""

_TITLES = {one.title.casefold().replace(" ", "-"): one.name for one in _ALL}


def explanation_name(text: str) -> str | None:
    """The name of the explanation that a name or a title of the report stands for, if any."""
    plain = "-".join(text.casefold().replace("_", " ").split())
    return plain if plain in EXPLANATIONS else _TITLES.get(plain)
