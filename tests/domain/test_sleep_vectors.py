"""Every number of the sleep vectors that this program has a figure for."""

from datetime import date
from typing import Any

import pytest
from sleep_examples import DIARIES, agrees, clock, diary, expected, sleep_log, vectors

from habit.domain.averages import circular_mean, resultant_length, to_the_minute
from habit.domain.days import DAY_MIN, clock_text
from habit.domain.sleep.clockstats import (
    angular_deviation,
    circular_sd,
    clock_figures,
)
from habit.domain.sleep.debt import sleep_debt
from habit.domain.sleep.deviation import phase_deviation
from habit.domain.sleep.durations import duration_figures
from habit.domain.sleep.jetlag import WeekMean, social_jetlag, weekend
from habit.domain.sleep.making import nights_of
from habit.domain.sleep.recording import recording_of
from habit.domain.sleep.regularity import (
    Alignment,
    regularity_by_dates,
    regularity_index,
)
from habit.domain.sleep.stability import interdaily_stability

CASES = vectors("sleep.json")["mctq_cases"]["cases"]
PROBES = vectors("sleep.json")["circular_probes"]["probes"]

every_diary = pytest.mark.parametrize("name", DIARIES)


@every_diary
def test_each_night_is_as_long_as_its_instants_are_apart(name: str) -> None:
    held = vectors("sleep.json")["diaries"][name]["nights"]
    for night, row in zip(diary(name), held, strict=True):
        wanted = row["expected"]
        assert night.fell_asleep is not None
        assert night.got_up is not None
        assert night.mid_sleep is not None
        assert night.wake_day is not None
        assert {
            "day": night.day.isoformat(),
            "wake_day": night.wake_day.isoformat(),
            "free": weekend(night.wake_day),
            "fell_asleep_utc": night.fell_asleep.instant.isoformat(),
            "got_up_utc": night.got_up.instant.isoformat(),
            "fell_asleep_clock_min": night.fell_asleep.clock_min,
            "got_up_clock_min": night.got_up.clock_min,
            "elapsed_min": night.duration_min,
            "mid_sleep": night.mid_sleep.local.isoformat(),
            "mid_sleep_clock_min": night.mid_sleep.clock_min,
        } == {key: row.get(key, wanted.get(key)) for key in _NIGHT_KEYS}


_NIGHT_KEYS = (
    "day",
    "wake_day",
    "free",
    "fell_asleep_utc",
    "got_up_utc",
    "fell_asleep_clock_min",
    "got_up_clock_min",
    "elapsed_min",
    "mid_sleep",
    "mid_sleep_clock_min",
)


def test_the_night_of_the_clock_change_is_not_the_difference_on_the_wall() -> None:
    held = vectors("sleep.json")["diaries"]["dst_spring"]["nights"][6]["expected"]
    night = diary("dst_spring")[6]
    assert night.mid_sleep is not None
    assert night.duration_min == 390 != held["wrong_wall_difference_min"]
    assert night.mid_sleep.clock_min == 225 != held["wrong_mid_sleep_wall_clock_min"]


@every_diary
def test_durations_agree(name: str) -> None:
    wanted = expected(name)["duration"]
    found = duration_figures(diary(name))
    assert found.n == found.mean.n == wanted["n"]
    assert found.mean.value == agrees(wanted["mean"]["value"])
    assert found.sd.value == agrees(wanted["sample_sd"]["value"])
    assert found.shortest.value == agrees(wanted["shortest"]["value"])
    assert found.longest.value == agrees(wanted["longest"]["value"])


def _clocks(name: str, what: str) -> list[float]:
    slept = diary(name).slept
    columns = {"mid_sleep": slept.mid_clocks, "fell_asleep": slept.began_clocks}
    return list(columns.get(what, slept.ended_clocks))


@every_diary
@pytest.mark.parametrize("what", ["fell_asleep", "got_up", "mid_sleep"])
def test_clock_times_agree(name: str, what: str) -> None:
    wanted = expected(name)[what]
    minutes = _clocks(name, what)
    found = clock_figures(minutes)
    assert found.n == wanted["n"]
    assert found.resultant_length.value == agrees(wanted["resultant_length"]["value"])
    assert found.circular_mean.value == agrees(wanted["circular_mean"]["value"])
    assert found.mean.value == agrees(wanted["unwrapped_mean"]["value"])
    assert found.median.value == agrees(wanted["unwrapped_median"]["value"])
    assert found.sd.value == agrees(wanted["unwrapped_sample_sd"]["value"])
    assert found.circular_sd.value == agrees(wanted["circular_sd"]["value"])
    assert angular_deviation(minutes) == agrees(wanted["angular_deviation"]["value"])


def test_no_mean_is_the_plain_mean_of_times_on_both_sides_of_midnight() -> None:
    wrong = expected("midnight_crossing")["fell_asleep"]["wrong_plain_mean"]
    found = clock_figures(_clocks("midnight_crossing", "fell_asleep"))
    assert found.mean.value is not None
    assert abs(found.mean.value - wrong) > 60


@every_diary
def test_the_regularity_index_agrees_in_both_alignments(name: str) -> None:
    wanted = expected(name)["sleep_regularity_index"]
    recording = recording_of(diary(name))
    for key, alignment in (("elapsed", Alignment.ELAPSED), ("clock_aligned", Alignment.CLOCK)):
        found = regularity_index(recording, alignment)
        assert found.sri.value == agrees(wanted[key]["value"])
        assert found.compared_min == wanted[key]["compared_minutes"]


@every_diary
def test_each_pair_of_dates_agrees_with_ggir_to_its_printed_digits(name: str) -> None:
    wanted = expected(name)["sleep_regularity_index"]["clock_aligned_by_pair_of_dates"]["pairs"]
    found = regularity_by_dates(recording_of(diary(name)))
    assert [(one.first.isoformat(), one.second.isoformat()) for one in found] == [
        (one["first"], one["second"]) for one in wanted
    ]
    for one, row in zip(found, wanted, strict=True):
        assert one.sri == pytest.approx(row["sri"], abs=_half_a_unit(row["sri"]))
        part = row["fraction_of_day"]
        assert one.compared_min / DAY_MIN == pytest.approx(part, abs=_half_a_unit(part))


def _half_a_unit(printed: float) -> float:
    return float(0.51 * 10 ** -len(repr(printed).partition(".")[2]))


@every_diary
def test_interdaily_stability_agrees_and_never_passes_one(name: str) -> None:
    wanted = expected(name)["interdaily_stability_1h"]
    found = interdaily_stability(recording_of(diary(name)))
    assert found.value == agrees(wanted["weighted_local_hours"]["value"])
    assert found.value is not None
    assert found.value <= 1
    wrong = wanted["wrong_pyactigraphy_ddof_1"]
    assert wrong == 0 or abs(found.value - wrong) > 0.01


@every_diary
@pytest.mark.parametrize("need", [480, 420])
def test_sleep_debt_agrees(name: str, need: int) -> None:
    wanted = expected(name)["sleep_debt"][str(need)]
    found = sleep_debt(diary(name), need)
    assert found.net.value == agrees(wanted["net"]["value"])
    assert found.shortfall.value == agrees(wanted["shortfall_only"]["value"])
    assert found.running.value == agrees(wanted["running"]["value"])
    assert found.nights_below == wanted["nights_below"]


@pytest.mark.parametrize("name", DIARIES[:-1])
def test_social_jetlag_agrees(name: str) -> None:
    wanted = expected(name)["social_jetlag"]
    found = social_jetlag(diary(name))
    assert (found.work.n, found.free.n) == (wanted["n_work"], wanted["n_free"])
    assert found.work.mid_sleep.value == agrees(wanted["mid_sleep_work"]["value"])
    assert found.free.mid_sleep.value == agrees(wanted["mid_sleep_free"]["value"])
    assert found.work.duration.value == agrees(wanted["mean_duration_work"]["value"])
    assert found.free.duration.value == agrees(wanted["mean_duration_free"]["value"])
    assert found.relative.value == agrees(wanted["relative"]["value"])
    assert found.absolute.value == agrees(wanted["absolute"]["value"])
    assert found.weekly_loss.value == agrees(wanted["weekly_sleep_loss_5_2"]["value"])


@pytest.mark.parametrize("name", DIARIES[:-1])
@pytest.mark.parametrize(
    ("key", "week"),
    [
        ("msf_sc_week_5_2", WeekMean.BY_DAYS),
        ("msf_sc_mean_of_all_nights", WeekMean.ALL_NIGHTS),
    ],
)
def test_the_chronotype_agrees(name: str, key: str, week: WeekMean) -> None:
    wanted = expected(name)["chronotype"][key]
    found = social_jetlag(diary(name), week=week)
    assert found.chronotype.value == agrees(wanted["value"])
    assert found.week_mean.value == agrees(wanted["week_mean_duration"])


@pytest.mark.parametrize("name", DIARIES[:-1])
def test_composite_phase_deviation_agrees_with_either_reference(name: str) -> None:
    wanted = expected(name)["composite_phase_deviation"]
    nights = diary(name)
    sc = social_jetlag(nights, week=WeekMean.ALL_NIGHTS).chronotype.value
    by_chronotype = phase_deviation(nights, sc).deviation
    by_mean = phase_deviation(nights, None).deviation
    key = "reference_msf_sc_mean_of_all_nights"
    assert by_chronotype.value == agrees(wanted[key]["value"])
    assert by_mean.value == agrees(wanted["reference_mean_mid_sleep"]["value"])


def test_free_nights_in_antiphase_leave_jetlag_chronotype_and_deviation_undefined() -> None:
    wanted = expected("antiphase")
    keys = ("social_jetlag", "chronotype", "composite_phase_deviation")
    assert [wanted[key] for key in keys] == [None, None, None]
    found = social_jetlag(diary("antiphase"))
    undefined = (
        found.relative,
        found.absolute,
        found.corrected,
        found.chronotype,
        phase_deviation(diary("antiphase"), None).deviation,
    )
    assert [one.value for one in undefined] == [None] * 5
    assert {one.remark for one in undefined} == {"the times point in no one direction"}


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: ",".join(probe["times"]))
def test_a_circular_probe_agrees(probe: Any) -> None:
    minutes = [int(one[:2]) * 60 + int(one[3:]) for one in probe["times"]]
    wanted = probe["expected"]
    mean = circular_mean(minutes)
    printed = None if mean is None else clock_text(to_the_minute(mean)).rjust(5, "0")
    assert mean == agrees(wanted["circular_mean_min"])
    assert printed == wanted["printed"]
    assert resultant_length(minutes) == agrees(wanted["resultant_length"])
    assert circular_sd(minutes) == agrees(wanted["circular_sd_min"])
    assert angular_deviation(minutes) == agrees(wanted["angular_deviation_min"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_of_the_munich_chronotype_questionnaire_agrees(case: Any) -> None:
    given, wanted = case["input"], case["expected"]
    found = social_jetlag(
        _one_of_each(given),
        work_days=given["work_days_per_week"],
        alarm=given["alarm_on_free_days"],
    )
    assert found.work.duration.value == agrees(wanted["work_duration_min"])
    assert found.free.duration.value == agrees(wanted["free_duration_min"])
    assert found.work.mid_sleep.value == agrees(wanted["work_mid_sleep_min"])
    assert found.free.mid_sleep.value == agrees(wanted["free_mid_sleep_min"])
    assert found.week_mean.value == agrees(wanted["week_mean_duration_min"])
    assert found.chronotype.value == agrees(wanted["msf_sc_min"])
    assert found.relative.value == agrees(wanted["social_jetlag_relative_min"])
    assert found.absolute.value == agrees(wanted["social_jetlag_min"])
    assert found.corrected.value == agrees(wanted["social_jetlag_sleep_corrected_relative_min"])
    assert found.weekly_loss.value == agrees(wanted["weekly_sleep_loss_min"])


def _one_of_each(given: Any) -> Any:
    """A work night that ends on a Wednesday and a free one that ends on a Saturday."""
    asleep, up = [], []
    for kind, day in (("work", date(2024, 1, 16)), ("free", date(2024, 1, 19))):
        start, end = given[f"{kind}_sleep_start_min"], given[f"{kind}_sleep_end_min"]
        crosses = end < start
        asleep.append(_at("asleep", day, 0 if crosses else 1, start))
        up.append(_at("up", day, 1, end))
    return nights_of(sleep_log(asleep, up), date(2024, 1, 16), date(2024, 1, 19))


def _at(metric: str, day: date, later: int, minute: int) -> Any:
    wall = date.fromordinal(day.toordinal() + later).isoformat()
    return clock(metric, day, f"{wall}T{minute // 60:02}:{minute % 60:02}", "UTC")
