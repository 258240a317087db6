"""Words that made-up reviews are put together from. Any likeness to a real place is chance."""

from __future__ import annotations

_FIRST = (
    "Ald", "Amber", "Arden", "Ash", "Bark", "Beck", "Birch", "Black", "Bram", "Brook", "Cald",
    "Carl", "Chal", "Clay", "Cold", "Cran", "Dun", "Eld", "Elm", "Fair", "Farn", "Fern", "Gold",
    "Gren", "Hal", "Hart", "Hasel", "Hol", "Kel", "Kings", "Lang", "Lark", "Lin", "Long", "Marsh",
    "Mel", "Mill", "Nether", "New", "Oak", "Old", "Pen", "Quarn", "Raven", "Red", "Rush", "Sand",
    "Sel", "Shel", "Stan", "Stone", "Swan", "Thorn", "Tor", "Wal", "War", "Whit", "Wil", "Win",
    "Wood", "Wren", "Yar", "Yel",
)  # fmt: skip
_LAST = (
    "bourne", "bridge", "brook", "bury", "combe", "cote", "croft", "dale", "den", "field", "fold",
    "ford", "garth", "gate", "ham", "hay", "holme", "hurst", "leigh", "ley", "mere", "mouth",
    "over", "ridge", "shaw", "stead", "stow", "thorpe", "ton", "wark", "well", "wick", "worth",
    "yard",
)  # fmt: skip
_BEFORE = ("", "North ", "South ", "East ", "West ", "Upper ", "Lower ", "Great ", "Little ")

_BASES = tuple(dict.fromkeys(first + last for first in _FIRST for last in _LAST))

PLACES = len(_BASES) * len(_BEFORE)
"""How many different place names there are."""


def place(index: int) -> str:
    """A place name. Each index gives another; from `PLACES` on they carry a number."""
    lap, within = divmod(index, PLACES)
    before, base = divmod(within, len(_BASES))
    name = _BEFORE[before] + _BASES[base]
    return f"{name} {lap + 1}" if lap else name


GIVEN_NAMES = (
    "Alice", "Bashir", "Chidi", "Dilys", "Ewan", "Farah", "Gwen", "Harish", "Imogen", "Jonah",
    "Kerry", "Leila", "Magnus", "Nadia", "Owen", "Priya", "Quentin", "Rosa", "Samuel", "Tamsin",
)  # fmt: skip
FAMILY_NAMES = (
    "Abbot", "Baxter", "Chaudhry", "Dovecot", "Evans", "Fletcher", "Greenhalgh", "Hussain",
    "Ibekwe", "Jagger", "Kaur", "Lightfoot", "Merriweather", "Nkemelu", "Oakes", "Pargeter",
    "Quill", "Rahman", "Sorrell", "Tennant", "Underhill", "Vickers", "Whitlock", "Yeo",
)  # fmt: skip
ROLES = (
    "Director of primary care", "Assistant director of finance", "Public health consultant",
    "General practitioner", "Nurse adviser", "Commissioning manager", "Contracts manager",
    "Patient representative",
)  # fmt: skip
CARE = (
    "diabetes", "COPD", "heart failure", "stroke", "dermatology", "ophthalmology", "palliative",
    "sexual health", "musculoskeletal", "counselling", "children’s", "maternity", "dementia",
    "falls", "wound care", "anticoagulation", "cardiology", "learning disability", "minor injury",
    "continence", "audiology", "pain management",
)  # fmt: skip
NATIONAL = (
    "Reach 18 weeks for {care} care", "Fewer infections in {care} care",
    "Narrow the gap in {care} outcomes", "Better patient experience of {care} services",
    "Ready for an emergency, {care} services included",
)  # fmt: skip
LOCAL = (
    "Bring {care} clinics nearer home", "Redesign the {care} pathway",
    "One point of access for {care} services", "Fewer unplanned admissions from {care} problems",
    "A {care} service in every cluster of practices", "Review spending on {care} services",
    "Self-care and support for {care} patients", "Joint {care} work with social care",
)  # fmt: skip
ACTIONS = (
    "Agree the pathway with practices", "Write the business case", "Appoint a nurse specialist",
    "Move clinics to two health centres", "Train practice staff", "Set up a patient group",
    "Share referral figures each month", "Bring the contract into line",
    "Review who is referred and why, practice by practice",
)  # fmt: skip
MILESTONES = (
    "Business case approved", "First clinic held", "Half of the practices taking part",
    "Referrals down by 10%", "Quarterly report to the board", "Specification agreed",
    "Provider chosen", "Waiting time under six weeks", "Survey of 200 patients done",
    "Post filled",
)  # fmt: skip
LEADS = (
    "Locality project leads", "Locality manager", "Locality with the trust", "Practice nurse lead",
    "Commissioning team", "",
)  # fmt: skip
HEALTH_ISSUES = (
    "Smoking", "Obesity in children", "Alcohol and drugs", "People at risk of heart disease",
    "Sexual health of young people", "Vaccination in deprived areas", "Loneliness in old age",
    "Breast and cervical screening", "Falls among older people",
)  # fmt: skip
MONEY_TEXTS = (
    "A balanced plan is in.", "High risk of slippage in the second half of the year.",
    "Savings rest on fewer referrals; the first months run above plan.",
    (
        "The plan became unaffordable when budgets moved to fair shares, and the locality asks for "
        "help to bring prescribing and hospital activity back towards balance over two years."
    ),
    "Investment waits until last year’s deficit is repaid.",
)  # fmt: skip
OTHER_TEXTS = (
    "Rank the schemes.", "Name clinical leads.", "State outcome measures.",
    "The proposal for extra practice support is not accepted.",
    (
        "Patients took part through three evening meetings, a survey in four languages and a "
        "reading group that went through the draft; their changes are marked in the plan."
    ),
)  # fmt: skip
CONCLUSIONS = (
    "A clear plan that others could learn from.",
    "Sound on the whole; leads and measures need work.",
    "Ambitious for the number of people there are to carry it out.",
    (
        "The priorities are right, but little is said of how they will be reached. The group "
        "asks for named leads, steps with dates, and a measure for each change before its next "
        "meeting."
    ),
    "Too thin to judge; a fuller plan is wanted.",
)  # fmt: skip
CONDITIONS = (
    "Name a clinical lead for each redesign", "Send a balanced financial plan",
    "Add measures for the first three priorities", "Take out the rise in enhanced-service rates",
    "Agree the dates with the hospital trust",
)  # fmt: skip
FLAGS = (
    "The status table says agreed; the briefing records no decision.",
    "The list size in the plan differs from the one in the budget.",
    "Referrals in the first two months run above the plan.",
    "Two priorities seem to cover the same service.",
)  # fmt: skip
COMMENTS = (
    "clear and easy to follow.", "few named leads.", "the dates are tight.",
    "measures are missing for the second half.", "good use of patient groups.",
    "more is promised than can be carried out.", "worth showing to other localities.",
)  # fmt: skip
