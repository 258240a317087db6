"""The words that tell people, clinicians and bodies apart in a plan's lead column."""

from __future__ import annotations

import re

CLINICAL_TITLES = frozenset(
    {"dr", "drs", "doctor", "prof", "profs", "professor", "nurse", "sister", "matron"}
)
OTHER_TITLES = frozenset(
    {
        "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lady", "lord", "rev", "revd", "cllr",
        "councillor", "messrs",
    }
)  # fmt: skip
PLURAL_TITLES = frozenset({"drs", "profs", "messrs"})
PARTICLES = frozenset(
    {"de", "del", "der", "den", "van", "von", "la", "le", "el", "al", "bin", "di", "da", "du", "ap"}
)
"""Small words inside a surname."""

CLINICAL_ROLE = re.compile(
    r"\b(?:gps?(?! (?:practice|surger|consorti|localit|cluster|access|health))|gpwsis?|gpsis?"
    r"|general practitioners?|clinicians?|clinical(?: [a-z]+)? (?:leads?|director|champion|chair"
    r"|advis[eo]r|specialist)|medical (?:director|advis[eo]r|lead)|doctors?|physicians?|surgeons?"
    r"|(?<!management )(?<!external )(?<!independent )(?<!it )(?<!hr )consultants?"
    r"|nurses?|nursing (?:lead|director)|director of nursing|matrons?|midwi(?:fe|ves)"
    r"|health visitors?|pharmacists?|therapists?|physio(?:therapist)?s?|dieti[ct]ians?"
    r"|podiatrists?|chiropodists?|optometrists?|opticians?|orthoptists?|radiographers?|dentists?"
    r"|paramedics?|psychiatrists?|an(?:a)?esthetists?|p(?:a)?ediatricians?|geriatricians?"
    r"|obstetricians?|[a-z]{4,20}ologists?|ahps?)\b",
    re.IGNORECASE,
)
"""What only a clinician is called."""
LETTERS = re.compile(
    r"\b(?:FRC[A-Z]{1,4}|MRC[A-Z]{1,5}|MRCPsych|MRPharmS|RGN|RMN|RSCN|MBBS|MBChB|DRCOG|BDS|MCSP)\b"
)
"""Letters after a clinician's name."""

_HEADS = """
    pct pcts trust trusts council councils network networks committee committees board boards
    group groups team teams locality localities practice practices surgery surgeries hospital
    hospitals hospice hospices partner partners partnership partnerships provider providers
    service services agency agencies authority authorities sha nhs department directorate forum
    consortium consortia cluster clusters company federation society association charity college
    school schools university centre centres unit units panel office subgroup organisation
    organisations stakeholder stakeholders sector commissioner commissioners collaborative
    executive cabinet community communities
    patient patients carer carers public user users volunteer volunteers
    lead leads leader leaders manager managers director directors officer officers chair chairs
    head heads chief coordinator coordinators co-ordinator co-ordinators adviser advisers advisor
    advisors champion champions administrator administrators analyst analysts accountant
    secretary assistant planner facilitator facilitators worker workers staff member members
    gp gps gpwsi nurse nurses matron matrons midwife midwives visitor visitors pharmacist
    pharmacists consultant consultants doctor doctors clinician clinicians therapist therapists
    physician surgeon practitioner practitioners dietitian dietician physiotherapist
    physiotherapists physio podiatrist optometrist optometrists psychologist psychiatrist dentist
    dentists paramedic specialist specialists
"""
HEADS = frozenset(_HEADS.split())
"""What the name of a body or role ends with."""

ORGANISATIONS = frozenset(
    """
    trust council network hospital hospice surgery practice practices college school university
    authority committee board partnership association society charity company centre consortium
    forum federation locality house
    """.split()  # noqa: SIM905 - a page of words
)
"""What stands right after a place's name and makes an organisation of it."""

ROLE_HEADS = frozenset(
    """
    lead leader manager director officer chair head chief coordinator co-ordinator adviser advisor
    champion administrator analyst accountant secretary assistant planner facilitator worker
    gp gpwsi nurse matron midwife visitor pharmacist consultant doctor clinician therapist
    physician surgeon practitioner dietitian dietician physiotherapist physio podiatrist
    optometrist psychologist psychiatrist dentist paramedic specialist executive
    """.split()  # noqa: SIM905 - a page of words
)
"""What one person's role ends with; the plural is a group of people."""

NOT_NAMES = (
    HEADS
    | CLINICAL_TITLES
    | OTHER_TITLES
    | frozenset(
        """
    acute adult adults all ambulance and annual any area as at available be beds borough both
    business cancer cardiac care case central change child children chronic chief city clinical
    commissioned commissioning communications community conditions contract contracting contracts
    corporate county critical data dementia dental deputy development diabetes diagnostic
    director disease district each early east eastern elderly emergency end engagement equality
    estates every falls families family finance financial fellow for general governance health
    healthcare heart hert herts hertfordshire home housing hours ill immunisation improvement in
    independent infection information integrated interim intermediate is joint jointly key
    learning led life local long management maternity medical medicine medicines mental midlands
    named national neurology new nominated north northern nursing of older on operational
    operations or other out outpatient overall own palliative partners patient people performance
    personnel pharmacy physical planned planning policy practice prescribing prevention primary
    procurement programme project provider psychology public quality redesign regional
    rehabilitation renal research resources respiratory responsible review risk royal safeguarding
    safety scheduled secondary self senior sexual short smoking social south southern specialist
    specialised strategic strategy stroke substance support supported surgical system task tbc
    technology term the their third to together training transformation unscheduled urgent
    various vascular voluntary ward welfare wellbeing west western with women working workforce
    young youth jan feb mar apr may jun jul aug sep oct nov dec monday friday
    """.split()  # noqa: SIM905 - a page of words
    )
)
"""Words that are no part of a person's name in a lead column."""

SURNAMES_TOO = frozenset(
    {
        "case", "east", "home", "house", "key", "long", "new", "north", "royal", "short", "south",
        "street", "ward", "west", "young",
    }
)  # fmt: skip
"""Those of them that people are called as well."""

NOBODY = frozenset(
    {
        "", "tbc", "tba", "tbd", "to be", "to be confirmed", "to be agreed", "n/a", "na", "none",
        "nil", "lead", "leads", "led", "is", "are", "all", "various", "not stated", "unknown",
        "vacant", "vacancy", "joint", "jointly", "others", "other", "etc",
    }
)  # fmt: skip
"""What stands in a lead column in nobody's place."""

STRONG = re.compile(
    r"(?P<sep>[;,/+()\n]|(?<=[a-z]{3})(?<!rof)(?<!evd)(?<!llr)\.(?= )| [-–—] "
    r"|(?i:\b(?:working (?:closely |jointly )?with|in (?:partnership|conjunction|collaboration"
    r"|association|liaison|consultation) with|(?:together|along|jointly|joint|liaising) with"
    r"|supported by|led by|alongside|plus|with)\b(?! (?:a )?special)))"
)
"""What stands between leads for certain."""
NAMES_THE_LEAD = re.compile(
    r"\b(?:the )?(?:[a-z]+ ){0,2}leads?\b[^,;:]{0,80}\b(?:is|are|being|will be) ?:? ?$",
    re.IGNORECASE,
)
"""A sentence's beginning before the lead it names."""
LABEL = re.compile(
    r"\b(?:lead|leads|lead clinician|led|manager|managers|managerial|management|clinical|clinician"
    r"|gps?|nurse|nursing|owner|owners|responsible|responsibility|sponsor|executive|exec|project"
    r"|operational|overall|support|names?|contact|who)\b",
    re.IGNORECASE,
)
"""What says, before a colon, which sort of lead follows."""
