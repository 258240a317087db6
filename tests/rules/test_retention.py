"""Which backups are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lyapp.rules.retention import keep

NOON = datetime(2008, 7, 16, 12, 0, tzinfo=UTC)
STAMPS = st.lists(
    st.integers(0, 60 * 24 * 500).map(lambda minutes: NOON - timedelta(minutes=minutes)),
    max_size=150,
)


@given(STAMPS)
def test_the_ten_newest_are_always_kept(stamps: list[datetime]) -> None:
    kept = keep(stamps)
    assert set(sorted(set(stamps), reverse=True)[:10]) <= kept
    assert kept <= set(stamps)


@given(STAMPS)
def test_what_is_kept_is_bounded_and_keeping_again_drops_nothing(stamps: list[datetime]) -> None:
    kept = keep(stamps)
    assert len(kept) <= 44
    assert keep(list(kept)) == kept
    assert keep(stamps[::-1]) == kept


@given(STAMPS)
def test_the_newest_of_recent_periods_is_kept(stamps: list[datetime]) -> None:
    kept = keep(stamps)
    days = sorted({stamp.date() for stamp in stamps}, reverse=True)[:14]
    weeks = sorted({stamp.isocalendar()[:2] for stamp in stamps}, reverse=True)[:8]
    months = sorted({(stamp.year, stamp.month) for stamp in stamps}, reverse=True)[:12]
    for day in days:
        assert max(s for s in stamps if s.date() == day) in kept
    for week in weeks:
        assert max(s for s in stamps if s.isocalendar()[:2] == week) in kept
    for month in months:
        assert max(s for s in stamps if (s.year, s.month) == month) in kept


def test_a_backup_an_hour_for_two_years_leaves_the_grandfathers() -> None:
    kept = keep([NOON - timedelta(hours=hours) for hours in range(24 * 730)])
    assert min(kept) == datetime(2007, 8, 31, 23, 0, tzinfo=UTC)
    assert 30 <= len(kept) <= 44


def test_a_review_left_alone_loses_nothing() -> None:
    yearly = [NOON - timedelta(days=366 * years) for years in range(12)]
    assert keep(yearly) == frozenset(yearly)
    assert keep([]) == frozenset()


def test_weeks_are_iso_weeks_across_the_new_year() -> None:
    monday = datetime(2008, 12, 29, 9, 0, tzinfo=UTC)
    week = [monday + timedelta(days=day) for day in range(7)]
    busy = [datetime(2009, 2, day, hour, tzinfo=UTC) for day in range(1, 15) for hour in (9, 10)]
    kept = keep(week + busy)
    # January's newest is the week's newest too; December's is 31 December.
    assert kept & set(week) == {week[-1], week[2]}
