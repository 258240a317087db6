"""Plans as offices really write them: each of these has defeated a simpler reader."""

from __future__ import annotations

from datetime import date

from lyapp.model.intake import Cell
from lyapp.model.plan import Section
from tests.rules.plan_rows.documents import (
    MERGED,
    actions,
    details,
    keys,
    milestones,
    outcomes,
    read,
    table,
)

HEAD = ("Objective", "Action", "Milestones", "Lead", "Timescale", "Outcome")


def test_columns_in_another_order():
    (row,) = read(
        table(
            ("By when", "Owner", "Success measure", "What we will do", "Priority"),
            (
                "June 2010",
                "Bus operators",
                "Every stop has a timetable",
                "Print new timetables\nFit cases at stops",
                "Better information at bus stops",
            ),
        )
    )
    assert row.title == "Better information at bus stops"
    assert actions(row) == ["Print new timetables", "Fit cases at stops"]
    assert outcomes(row) == ["Every stop has a timetable"]
    assert (row.lead, row.timescale, row.due.day) == (
        "Bus operators",
        "June 2010",
        date(2010, 6, 30),
    )


def test_two_header_rows():
    first, second = read(
        table(
            ("Objective", "What we will do", "", "Delivery", "", "Outcome"),
            ("", "Actions", "Milestones", "Lead", "Timescale", ""),
            ("Safer routes", "Paint crossings", "Two a term", "M Okafor", "May 2010", "No harm"),
            ("Cleaner air", "Plant a hedge", "Plants bought", "Governors", "Q3", "Less dust"),
        )
    )
    assert (first.title, first.lead, first.timescale) == ("Safer routes", "M Okafor", "May 2010")
    assert (actions(second), milestones(second)) == (["Plant a hedge"], ["Plants bought"])
    assert outcomes(first) == ["No harm"]


def test_a_second_header_row_of_questions():
    (row,) = read(
        table(
            HEAD,
            ("(what?)", "(how?)", "(on the way)", "(who?)", "(when?)", "(what changes?)"),
            ("Safer routes", "Paint crossings", "Two a term", "M Okafor", "May 2010", "No harm"),
        )
    )
    assert row.title == "Safer routes"


def test_a_wider_name_above_several_columns():
    (row,) = read(
        table(
            ("Objective", "Action", "Lead", "", "When"),
            ("", "", "Council", "Operator", ""),
            ("Later last buses", "Fund three routes", "S Lund", "R Byrne", "Oct 2010"),
        )
    )
    assert row.leads == ("S Lund", "R Byrne")
    assert row.timescale == "Oct 2010"


def test_a_title_and_a_note_above_the_header():
    (row,) = read(
        table(
            ("Ashdene Schools Partnership: our local priorities 2010/11", "", "", "", "", ""),
            ("", "", "", "", "", ""),
            HEAD,
            ("Read every day", "Open the library", "Rota agreed", "H Shah", "July 2010", "Joy"),
        )
    )
    assert row.section is Section.LOCAL
    assert (row.title, row.due.day) == ("Read every day", date(2010, 7, 31))


def test_one_table_for_each_objective():
    def form(name, number, action, lead, when):
        return table(
            (f"Objective {number}", name),
            ("What we will do:", action),
            ("Key milestones:", "Plan agreed\nMoney found"),
            ("Who:", lead),
            ("By when:", when),
            ("How we will know:", "Fewer complaints"),
        )

    rows = read(
        "# Local priorities",
        form("Mend the paths", 1, "• Survey all paths\n• Mend the worst", "J Pike", "May 2010"),
        "Some words between the tables.",
        form("Light the paths", 2, "Fit lamps", "A Roe", "September 2010"),
    )
    assert [(row.code, row.title) for row in rows] == [
        ("1", "Mend the paths"),
        ("2", "Light the paths"),
    ]
    assert actions(rows[0]) == ["Survey all paths", "Mend the worst"]
    assert milestones(rows[1]) == ["Plan agreed", "Money found"]
    assert [row.lead for row in rows] == ["J Pike", "A Roe"]
    assert rows[1].due.day == date(2010, 9, 30)
    assert all(row.section is Section.LOCAL for row in rows)


def test_labels_and_values_two_pairs_a_row():
    (row,) = read(
        table(
            ("Aim", "More children cycle", "", ""),
            ("Actions", "Train in year 5", "", ""),
            ("Lead", "P Novak", "Deadline", "End of March 2011"),
            ("Outcomes", "One in five cycles", "", ""),
        )
    )
    assert (row.title, row.lead, row.timescale) == (
        "More children cycle",
        "P Novak",
        "End of March 2011",
    )
    assert outcomes(row) == ["One in five cycles"]


def test_a_table_laid_on_its_side():
    rows = read(
        table(
            ("Objective", "Warm rooms", "Dry roofs"),
            ("Action", "Replace boilers", "Mend slates"),
            ("Lead", "Site team", "K Ames"),
            ("Timescale", "Oct 2010", "Nov 2010"),
        )
    )
    assert [(row.title, row.lead, row.timescale) for row in rows] == [
        ("Warm rooms", "Site team", "Oct 2010"),
        ("Dry roofs", "K Ames", "Nov 2010"),
    ]
    assert actions(rows[1]) == ["Mend slates"]


def test_the_objective_as_a_heading_above_each_table():
    head = ("Actions", "Lead", "Timescale", "Outcome")
    rows = read(
        "# Objective 1: Quicker repairs",
        table(
            head,
            ("Buy a van", "Depot", "May 2010", "Same-day visits"),
            ("Hire two fitters", "Depot", "June 2010", ""),
        ),
        "# Objective 2: Kinder letters",
        table(head, ("Rewrite the ten worst", "Post room", "July 2010", "Fewer calls")),
    )
    assert [(row.code, row.title) for row in rows] == [
        ("1", "Quicker repairs"),
        ("2", "Kinder letters"),
    ]
    assert actions(rows[0]) == ["Buy a van", "Hire two fitters"]
    assert rows[0].timescales == ("May 2010", "June 2010")


def test_objectives_as_rows_across_the_table():
    rows = read(
        table(
            ("Action", "Milestone", "Lead", "By when"),
            ("Objective 1: Quicker repairs", "", "", ""),
            ("Buy a van", "Van in use", "Depot", "May 2010"),
            ("Hire fitters", "Both started", "Depot", "June 2010"),
            ("Objective 2: Kinder letters", "", "", ""),
            ("Rewrite the worst", "Ten done", "Post room", "July 2010"),
        )
    )
    assert [row.title for row in rows] == ["Quicker repairs", "Kinder letters"]
    assert actions(rows[0]) == ["Buy a van", "Hire fitters"]
    assert milestones(rows[1]) == ["Ten done"]


def test_no_column_of_leads():
    rows = read(
        table(
            ("Goal", "Steps", "Date", "Result"),
            ("Shorter queues", "Open a second till", "1/9/2010", "Under two minutes"),
            ("Fair prices", "Compare each month", "Ongoing", "No dearer than nearby"),
        )
    )
    assert [row.lead for row in rows] == ["", ""]
    assert rows[0].due.day == date(2010, 9, 1)
    assert (rows[1].timescale, rows[1].due.day) == ("Ongoing", None)


def test_lead_and_date_in_one_column():
    rows = read(
        table(
            ("Objective", "Action", "Lead / timescale", "Outcome"),
            ("Warm rooms", "Replace boilers", "Site team – October 2010", "18 degrees"),
            ("Dry roofs", "Mend slates", "K Ames\nNov 2010", "No buckets"),
            ("Clean halls", "New rota", "Caretakers (by end May 2010)", "Praise"),
            ("Calm lunch", "Two sittings", "Heads of year", "Less noise"),
        )
    )
    assert [(row.lead, row.timescale) for row in rows] == [
        ("Site team", "October 2010"),
        ("K Ames", "Nov 2010"),
        ("Caretakers", "by end May 2010"),
        ("Heads of year", ""),
    ]
    assert rows[0].due.day == date(2010, 10, 31)


def test_real_dates_of_a_spreadsheet():
    (row,) = read(
        table(HEAD, ("Warm rooms", "Replace boilers", "", "Team", date(2010, 10, 29), "Warmth"))
    )
    assert row.due.day == date(2010, 10, 29)
    assert row.timescale == "29/10/2010"


def test_numbered_objectives():
    rows = read(
        table(
            HEAD,
            ("1. Warm rooms", "Replace boilers", "", "A Roe", "Oct 2010", ""),
            ("2. 24 hour cover", "Agree a rota", "", "B Roe", "Nov 2010", ""),
            ("3. Dry roofs", "Mend slates", "", "C Roe", "Dec 2010", ""),
        )
    )
    assert [(row.code, row.title) for row in rows] == [
        ("1", "Warm rooms"),
        ("2", "24 hour cover"),
        ("3", "Dry roofs"),
    ]


def test_figures_that_are_no_number():
    (row,) = read(table(HEAD, ("18 week waits end", "Hire staff", "", "A", "Oct 2010", "")))
    assert (row.code, row.title) == ("", "18 week waits end")


def test_codes_that_say_the_section():
    rows = read(
        table(
            HEAD,
            ("NR01 Fewer accidents", "Teach", "", "A Roe", "Oct 2010", ""),
            ("NR02 Cleaner air", "Plant", "", "A Roe", "Oct 2010", ""),
            ("LP01 Longer hours", "Open", "", "A Roe", "Oct 2010", ""),
        )
    )
    assert [(row.code, row.section, row.title) for row in rows] == [
        ("NR01", Section.NATIONAL, "Fewer accidents"),
        ("NR02", Section.NATIONAL, "Cleaner air"),
        ("LP01", Section.LOCAL, "Longer hours"),
    ]


def test_a_code_in_a_column_of_its_own():
    rows = read(
        table(
            ("Ref", *HEAD),
            ("T1", "Later buses", "Fund routes", "Tender out", "R Byrne", "May 2010", "More trips"),
            ("", "", "Tell riders", "Leaflets", "", "", ""),
            ("T2", "Safer stops", "Fit lights", "Survey", "R Byrne", "June 2010", "No falls"),
        )
    )
    assert [row.code for row in rows] == ["T1", "T2"]
    assert actions(rows[0]) == ["Fund routes", "Tell riders"]


def test_a_merged_objective_over_five_rows():
    rows = read(
        table(
            HEAD,
            ("Later buses", "Fund routes", "Tender out", "R Byrne", "May 2010", "More trips"),
            (MERGED, "Tell riders", "Leaflets", MERGED, MERGED, ""),
            (MERGED, "Ask riders", "Survey", MERGED, "June 2010", ""),
            (MERGED, "", "Results shown", MERGED, MERGED, ""),
            (MERGED, "Change times", "New card", "S Lund", MERGED, "Praise"),
            ("Safer stops", "Fit lights", "Survey", "R Byrne", "July 2010", "No falls"),
        )
    )
    assert len(rows) == 2
    assert actions(rows[0]) == ["Fund routes", "Tell riders", "Ask riders", "Change times"]
    assert len(milestones(rows[0])) == 5
    assert rows[0].leads == ("R Byrne", "S Lund")
    assert rows[0].timescales == ("May 2010", "June 2010")
    assert len(rows[0].places) == 5


def test_a_lead_merged_over_several_objectives():
    rows = read(
        table(
            HEAD,
            ("Later buses", "Fund routes", "", "R Byrne", "May 2010", ""),
            ("Safer stops", "Fit lights", "", MERGED, "July 2010", ""),
        )
    )
    assert [row.lead for row in rows] == ["R Byrne", "R Byrne"]


def test_the_header_again_on_each_page():
    rows = read(
        table(
            HEAD,
            ("Later buses", "Fund routes", "Tender out", "R Byrne", "May 2010", "More trips"),
            HEAD,
            ("", "Tell riders", "Leaflets", "", "", ""),
            HEAD,
            ("Safer stops", "Fit lights", "Survey", "S Lund", "July 2010", "No falls"),
            pages=(1, 1, 2, 2, 3, 3),
        )
    )
    assert [row.title for row in rows] == ["Later buses", "Safer stops"]
    assert [place.page for place in rows[0].places] == [1, 2]


def test_a_table_a_page_with_and_without_a_header():
    rows = read(
        "# Local priorities",
        table(HEAD, ("Later buses", "Fund routes in the", "Tender out", "R", "May 2010", "Trips")),
        table(HEAD, ("", "north of the county", "Leaflets", "", "", "")),
        table(("Safer stops", "Fit lights", "Survey", "S Lund", "July 2010", "No falls")),
    )
    assert [row.title for row in rows] == ["Later buses", "Safer stops"]
    assert actions(rows[0]) == ["Fund routes in the north of the county"]
    assert milestones(rows[0]) == ["Tender out", "Leaflets"]


def test_rows_that_name_the_section():
    rows = read(
        table(
            HEAD,
            ("NATIONAL AND REGIONAL PRIORITIES", "", "", "", "", ""),
            ("Fewer accidents", "Teach", "", "A Roe", "Oct 2010", ""),
            ("Local priorities",) * 6,
            ("Longer hours", "Open", "", "A Roe", "Oct 2010", ""),
        )
    )
    assert [(row.title, row.section) for row in rows] == [
        ("Fewer accidents", Section.NATIONAL),
        ("Longer hours", Section.LOCAL),
    ]


def test_a_column_that_names_the_section():
    rows = read(
        table(
            ("Type", *HEAD),
            ("National", "Fewer accidents", "Teach", "", "A Roe", "Oct 2010", ""),
            ("Local", "Longer hours", "Open", "", "A Roe", "Oct 2010", ""),
        )
    )
    assert [row.section for row in rows] == [Section.NATIONAL, Section.LOCAL]


def test_spacer_rows_and_columns():
    rows = read(
        table(
            ("", "Objective", "", "Action", "Lead", "", "Timescale"),
            ("", "", "", "", "", "", ""),
            ("", "Later buses", "", "Fund routes", "R Byrne", "", "May 2010"),
            ("", "", "", "", "", "", ""),
            ("", "", "", "Tell riders", "", "", ""),
            ("", "Safer stops", "", "Fit lights", "S Lund", "", "July 2010"),
        )
    )
    assert [(row.title, row.lead) for row in rows] == [
        ("Later buses", "R Byrne"),
        ("Safer stops", "S Lund"),
    ]
    assert actions(rows[0]) == ["Fund routes", "Tell riders"]


def test_national_and_local_in_two_tables():
    rows = read(
        "# Section A – National and regional priorities",
        table(HEAD, ("Fewer accidents", "Teach", "", "A Roe", "Oct 2010", "")),
        "# Section B – Local priorities",
        table(HEAD, ("Longer hours", "Open", "", "A Roe", "Oct 2010", "")),
        table(HEAD, ("Cheaper fares", "Ask", "", "A Roe", "Oct 2010", "")),
    )
    assert [row.section for row in rows] == [Section.NATIONAL, Section.LOCAL, Section.LOCAL]


def test_a_sheet_for_each_section():
    rows = read(
        table(HEAD, ("Fewer accidents", "Teach", "", "A", "Oct 2010", ""), name="National & Reg"),
        table(HEAD, ("Longer hours", "Open", "", "A", "Oct 2010", ""), name="Local"),
    )
    assert [row.section for row in rows] == [Section.NATIONAL, Section.LOCAL]


def test_no_header_at_all():
    rows = read(
        table(
            (
                "Later buses in the evening for shift workers",
                "Fund three routes until midnight",
                "Tender goes out to all operators",
                "Dr R Byrne",
                "May 2010",
                "More people travel to work by bus",
            ),
            (
                "Safer stops on the main road",
                "Fit lights at every stop",
                "Survey of stops is done",
                "County Council",
                "July 2010",
                "Nobody is hurt at a stop",
            ),
        )
    )
    assert [(row.title[:5], row.lead, row.timescale) for row in rows] == [
        ("Later", "Dr R Byrne", "May 2010"),
        ("Safer", "County Council", "July 2010"),
    ]
    assert actions(rows[0]) == ["Fund three routes until midnight"]
    assert outcomes(rows[1]) == ["Nobody is hurt at a stop"]


def test_tables_that_are_no_plan():
    rows = read(
        table(("Version", "Date", "Author"), ("1", "May 2010", "R Byrne"), ("2", "June", "S Lund")),
        table(("", "2008/09", "2009/10"), ("Staff", "£120,000", "£130,000"), ("Vans", "£9", "£8")),
        table(("Term", "Meaning"), ("RTI", "Real-time information")),
        table(
            ("Risk", "Likelihood", "Impact", "Mitigation", "Owner"),
            ("Snow", "High", "Low", "Grit the roads early", "Depot"),
        ),
        table(HEAD, ("Longer hours", "Open", "", "A", "Oct 2010", "")),
    )
    assert [row.title for row in rows] == ["Longer hours"]


def test_typing_errors_in_the_header():
    (row,) = read(
        table(
            ("Objectve", "Acton", "Mielstones", "Leed", "Time scales", "Outcmoes"),
            ("Longer hours", "Open", "Rota", "A Roe", "Oct 2010", "Joy"),
        )
    )
    assert (actions(row), milestones(row), outcomes(row)) == (["Open"], ["Rota"], ["Joy"])
    assert (row.lead, row.timescale) == ("A Roe", "Oct 2010")


def test_an_objective_repeated_on_every_row_or_continued():
    rows = read(
        table(
            HEAD,
            ("Longer hours", "Open at eight", "", "A Roe", "Oct 2010", ""),
            ("Longer hours", "Close at nine", "", "A Roe", "Oct 2010", ""),
            ("Longer hours (continued)", "Open on Sunday", "", "A Roe", "Oct 2010", ""),
            ("Longer lunches", "Ask staff", "", "A Roe", "Oct 2010", ""),
        )
    )
    assert [row.title for row in rows] == ["Longer hours", "Longer lunches"]
    assert actions(rows[0]) == ["Open at eight", "Close at nine", "Open on Sunday"]
    assert rows[0].leads == ("A Roe",)


def test_an_objective_cut_by_a_page():
    (row,) = read(
        table(
            HEAD,
            ("Longer hours for people", "Open at eight", "", "A Roe", "Oct 2010", ""),
            ("who work at night", "Close at nine", "", "", "", ""),
        )
    )
    assert row.title == "Longer hours for people who work at night"
    assert "healed" in keys(row)


def test_priorities_graded_high_and_low():
    rows = read(
        table(
            ("Priority", "Objective", "Action", "Lead", "When"),
            ("High", "Longer hours", "Open at eight", "A Roe", "Oct 2010"),
            ("Low", "Softer chairs", "Buy twenty", "B Roe", "Nov 2010"),
        )
    )
    assert [row.title for row in rows] == ["Longer hours", "Softer chairs"]
    assert details(rows[0]) == ["Priority: High"]


def test_a_row_without_an_objective_is_refused():
    first, second = read(
        table(
            HEAD,
            ("", "Open at eight", "", "A Roe", "Oct 2010", ""),
            ("Longer hours", "Close at nine", "", "A Roe", "Oct 2010", ""),
        )
    )
    assert first.refused
    assert keys(first) >= {"no-objective"}
    assert not second.refused


def test_a_timescale_one_column_too_far_right():
    first, second = read(
        table(
            HEAD,
            ("Longer hours", "Open at eight", "", "A Roe", "", "October 2010\nHappier readers"),
            ("Softer chairs", "Buy twenty", "", "A Roe", "May 2010", "Comfort"),
        )
    )
    assert (first.timescale, first.due.day) == ("October 2010", date(2010, 10, 31))
    assert outcomes(first) == ["Happier readers"]
    assert "timescale-moved" in keys(first)
    assert "timescale-moved" not in keys(second)


def test_a_transport_plan_in_its_own_words():
    (row,) = read(
        table(
            (
                "Policy objective",
                "Schemes",
                "Interim targets",
                "Delivery partner",
                "Target completion",
                "Performance indicator",
                "Cost",
            ),
            (
                "Fewer cars at the school gate",
                "Walking buses from three estates",
                "First bus runs by half-term",
                "Parent council",
                "Summer 2010",
                "A third fewer cars counted in June",
                "£4,000",
            ),
        )
    )
    assert row.title == "Fewer cars at the school gate"
    assert actions(row) == ["Walking buses from three estates"]
    assert milestones(row) == ["First bus runs by half-term"]
    assert outcomes(row) == ["A third fewer cars counted in June"]
    assert details(row) == ["Cost: £4,000"]
    assert row.lead == "Parent council"


def test_an_implausible_year_stays_as_printed_with_a_remark():
    (row,) = read(table(HEAD, ("Longer hours", "Open", "", "A Roe", "Dec 98", "")))
    assert row.due.day == date(1998, 12, 31)
    assert row.due.notices


def test_several_times_in_one_cell_give_no_day():
    (row,) = read(table(HEAD, ("Longer hours", "Open", "", "A Roe", "2010\nOctober 2011", "")))
    assert row.timescale == "2010\nOctober 2011"
    assert row.due.day is None
    assert row.due.notices


def test_a_cell_that_is_merged_and_still_printed():
    rows = read(
        table(
            HEAD,
            ("Longer hours", "Open at eight", "", "A Roe", "Oct 2010", ""),
            (Cell(cell_lines("Longer hours"), merged=True), "Close at nine", "", "", "", ""),
        )
    )
    assert len(rows) == 1


def cell_lines(text: str):
    from tests.rules.plan_rows.documents import cell

    return cell(text).lines


def test_an_objective_beside_its_label_above_each_part_of_a_table():
    head = ("Actions", "Milestones", "Lead", "Timescale")
    rows = read(
        table(
            ("Objective 1", "Quicker repairs", "", ""),
            head,
            ("Buy a van", "Van in use", "Depot", "May 2010"),
            ("Objective 2", "Kinder letters", "", ""),
            head,
            ("Rewrite the worst", "Ten done", "Post room", "July 2010"),
        )
    )
    assert [(row.code, row.title) for row in rows] == [
        ("1", "Quicker repairs"),
        ("2", "Kinder letters"),
    ]
    assert actions(rows[1]) == ["Rewrite the worst"]


def test_quarters_that_are_ticked():
    rows = read(
        table(
            ("Objective", "Action", "Lead", "Timescale", "", "", ""),
            ("", "", "", "Q1", "Q2", "Q3", "Q4"),
            ("Quicker repairs", "Buy a van", "Depot", "", "x", "x", ""),
            ("Kinder letters", "Rewrite the worst", "Post room", "", "", "", "x"),
        )
    )
    assert [(row.title, row.timescale) for row in rows] == [
        ("Quicker repairs", "Q2 – Q3"),
        ("Kinder letters", "Q4"),
    ]
    assert [row.due.day for row in rows] == [date(2010, 12, 31), date(2011, 3, 31)]
