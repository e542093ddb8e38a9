"""The one table of dates. Change a rule here, and both the pages and the browser count anew.

All texts are shown through gettext, so they hold no markup and no percent sign.
"""

import datetime as dt

from generator.deadlines.model import Count, Note, Rule, RuleSet, Source, Start, Window

LOOKED_UP = dt.date(2026, 11, 22)

_SEND = "https://www.legislation.gov.uk/uksi/2014/1530"
REG_5 = Source("SEND Regulations 2014, regulation 5", f"{_SEND}/regulation/5")
REG_10 = Source("SEND Regulations 2014, regulation 10", f"{_SEND}/regulation/10")
REG_13 = Source("SEND Regulations 2014, regulation 13", f"{_SEND}/regulation/13")
REG_18 = Source("SEND Regulations 2014, regulation 18", f"{_SEND}/regulation/18")
REG_20 = Source("SEND Regulations 2014, regulation 20", f"{_SEND}/regulation/20")
REG_22 = Source("SEND Regulations 2014, regulation 22", f"{_SEND}/regulation/22")
REG_33 = Source("SEND Regulations 2014, regulation 33", f"{_SEND}/regulation/33")
REPORT = Source(
    "Essex County Council: written report after the meeting",
    "https://send.essex.gov.uk/help-learning/step-by-step/steps-annual-review-process"
    "/written-report-after-meeting",
    "secondary",
)
DEVON = Source(
    "R (L, M and P) v Devon County Council [2022] EWHC 493 (Admin)",
    "https://caselaw.nationalarchives.gov.uk/ewhc/admin/2022/493",
)
TRIBUNAL_20 = Source(
    "Tribunal Procedure Rules 2008 (health, education and social care), rule 20",
    "https://www.legislation.gov.uk/uksi/2008/2699/article/20",
)
_IPSEA = "https://www.ipsea.org.uk"
HOLIDAYS = Source(
    "Independent Provider of Special Education Advice: Christmas and summer deadlines",
    f"{_IPSEA}/faqs/my-local-authoritys-decision-letter-is-dated-1-october-and-my-mediation"
    "-certificate-is-dated-29-november-are-there-any-special-rules-about-when-appeals-must-be"
    "-submitted-over-the-christmas-period-are-there-other-times-when-the-deadline-changes",
)
LATE = Source(
    "Independent Provider of Special Education Advice: when the deadline has passed",
    f"{_IPSEA}/faqs/the-deadline-for-my-appeal-to-be-made-has-passed-am-i-too-late-to-try-to-appeal",
)
PLACEMENT = Source(
    "Independent Provider of Special Education Advice: appeals about placement",
    f"{_IPSEA}/news/mediation-for-placement-appeals",
)
MONTHS = Source(
    "Dodds v Walker [1981], summarised by swarb.co.uk",
    "https://swarb.co.uk/dodds-v-walker-hl-1981/",
    "secondary",
)

COUNCIL, YOU = "the council", "you"
CHRISTMAS = Window(first=(12, 25), last=(1, 1))
AUGUST = Window(first=(8, 1), last=(8, 31))

NEEDS_ASSESSMENT = RuleSet(
    "needs-assessment",
    "Give the day the council got the request for an assessment.",
    starts=(
        Start(
            "request",
            "The day the council got the request",
            "For an email, the day it was sent. For a letter, the day it arrived.",
            example=dt.date(2026, 3, 2),
        ),
    ),
    rules=(
        Rule(
            "assess",
            "The council says whether it will assess",
            "It must write to you, and a “no” must tell you about appeal, mediation and advice.",
            COUNCIL,
            "6 weeks after the council got the request",
            (Count("request", weeks=6),),
            (REG_5,),
        ),
        Rule(
            "no-plan",
            "If there will be no plan, the council says so",
            "The letter after the assessment must tell you about appeal, mediation and advice.",
            COUNCIL,
            "16 weeks after the council got the request",
            (Count("request", weeks=16),),
            (REG_10,),
        ),
        Rule(
            "final",
            "The council sends the final plan",
            "It goes to you, to the school or college it names, and to the health service.",
            COUNCIL,
            "20 weeks after the council got the request",
            (Count("request", weeks=20),),
            (REG_13,),
        ),
    ),
    notes=(
        Note("These are the last days. The council must act sooner if it can.", (REG_5, REG_13)),
        Note(
            "The council may miss one of these dates only if it is impractical to keep it,"
            " for one of these reasons:",
            (REG_5, REG_10, REG_13),
            (
                "It asked a school or college for advice around a closure of 4 weeks or more.",
                "It asked an early years provider for advice around such a closure.",
                "Something exceptional happened to your child or to you in that time.",
                "Your child or you were away from the area for 4 weeks or more in that time.",
            ),
        ),
    ),
    looked_up=LOOKED_UP,
)

DRAFT_PLAN = RuleSet(
    "draft-plan",
    "Give the day the draft plan was sent to you.",
    starts=(
        Start(
            "draft",
            "The day the draft plan was sent",
            "The date on the letter or email that the draft came with.",
            example=dt.date(2026, 6, 1),
        ),
    ),
    rules=(
        Rule(
            "comments",
            "You can comment, ask for a school and ask for a meeting",
            "The council must give you at least 15 days for this.",
            YOU,
            "15 days, with the day it was sent as day 1",
            (Count("draft", including=15),),
            (REG_13,),
            bound="at least until",
            check="The law counts from the day the draft was served on you. A letter by post may"
            " count from the day it came: ask the council.",
        ),
    ),
    notes=(
        Note("The law says at least 15 days. If you need longer, ask the council.", (REG_13,)),
        Note("Changes proposed after a review come with the same 15 days.", (REG_22,)),
    ),
    looked_up=LOOKED_UP,
)

ANNUAL_REVIEW = RuleSet(
    "annual-review",
    "Give the day of the meeting, or the September of a move, or both.",
    starts=(
        Start(
            "meeting",
            "The day of the review meeting",
            "The date in the invitation.",
            example=dt.date(2026, 10, 5),
            needed=False,
        ),
        Start(
            "move",
            "The September your child moves to a new school or college",
            "Leave this as it is if no move is coming.",
            example=dt.date(2027, 9, 1),
            needed=False,
            asks="September",
        ),
    ),
    rules=(
        Rule(
            "papers",
            "You have the invitation and the papers",
            "You must be invited, and be sent the advice collected, at least 2 weeks before.",
            "the school, college or council, whichever arranges the meeting",
            "2 weeks before the meeting",
            (Count("meeting", weeks=-2),),
            (REG_20,),
        ),
        Rule(
            "report",
            "You get the report of the meeting",
            "It says what should change in the plan, and where people did not agree.",
            "the school or college, or the council if your child goes to neither",
            "2 weeks after the meeting",
            (Count("meeting", weeks=2),),
            (REPORT,),
        ),
        Rule(
            "decision",
            "The council decides to keep, change or end the plan",
            "If the plan is to change, the proposed changes and the evidence come with the letter.",
            COUNCIL,
            "4 weeks after the meeting",
            (Count("meeting", weeks=4),),
            (DEVON,),
        ),
        Rule(
            "final",
            "If the plan changes, the council sends the final plan",
            "It is due 8 weeks after the proposed changes, so 12 weeks after the meeting at most.",
            COUNCIL,
            "12 weeks after the meeting",
            (Count("meeting", weeks=12),),
            (REG_22, DEVON),
            check="Did the proposed changes come early? Then count 8 weeks from the day they were"
            " sent: the final plan is due sooner.",
        ),
        Rule(
            "move-school",
            "For a move to a new school, the plan is settled",
            "The council has reviewed the plan, and it names the new school.",
            COUNCIL,
            "before 15 February of the year of the move",
            (Count("move", on=(2, 15)),),
            (REG_18,),
            bound="before",
        ),
        Rule(
            "move-college",
            "For a move from secondary school to college, the plan is settled",
            "The council has reviewed the plan, and it names the new college or other place.",
            COUNCIL,
            "before 31 March of the year of the move",
            (Count("move", on=(3, 31)),),
            (REG_18,),
            bound="before",
        ),
    ),
    notes=(
        Note(
            "For a move from one college to another at any other time, the plan must be settled"
            " at least 5 months before the move.",
            (REG_18,),
        ),
    ),
    looked_up=LOOKED_UP,
)

DISAGREEMENT = RuleSet(
    "disagreement",
    "Give the date on the decision letter.",
    starts=(
        Start(
            "letter",
            "The date on the decision letter",
            "The date printed on the letter or email, not the day it came.",
            example=dt.date(2026, 10, 1),
        ),
        Start(
            "sent",
            "The day the letter was sent",
            "Only if you know that it was sent after the date on it.",
            needed=False,
            otherwise="letter",
            not_before="letter",
        ),
        Start(
            "certificate",
            "The date on your mediation certificate",
            "Leave this empty if you have none, or if you appeal only about the school that the"
            " plan names: then count from the letter.",
            example=dt.date(2026, 11, 29),
            needed=False,
            not_before="letter",
        ),
    ),
    rules=(
        Rule(
            "mediation",
            "You contact the mediation adviser",
            "Say that you want to appeal, and whether you want to try mediation.",
            YOU,
            "2 months after the letter was sent",
            (Count("sent", months=2),),
            (REG_33,),
        ),
        Rule(
            "appeal",
            "Your appeal is with the tribunal",
            "It must have arrived by this day, with your mediation certificate if you need one.",
            YOU,
            "2 months after the date on the letter, or 1 month after the date on the mediation"
            " certificate if that is later",
            (Count("letter", months=2), Count("certificate", months=1)),
            (TRIBUNAL_20, HOLIDAYS),
            windows=(CHRISTMAS, AUGUST),
            check="If this day is a Saturday, a Sunday or a bank holiday, ask the tribunal whether"
            " the next working day is in time.",
        ),
    ),
    notes=(
        Note(
            "You need no certificate if you only disagree with the school or college that the plan"
            " names, or with its naming none.",
            (PLACEMENT,),
        ),
        Note(
            "A time to appeal that would end from 25 December to 1 January ends on the next working"
            " day in January. One that would end in August ends on the first working day in"
            " September. This is not so for claims about disability discrimination.",
            (HOLIDAYS,),
        ),
        Note(
            "Months are counted to the same day of a later month, or to its last day if it is too"
            " short.",
            (MONTHS,),
        ),
        Note("Has the day passed? The tribunal can still accept a late appeal.", (LATE,)),
    ),
    looked_up=LOOKED_UP,
)

_SETS = {
    rule_set.name: rule_set
    for rule_set in (NEEDS_ASSESSMENT, DRAFT_PLAN, ANNUAL_REVIEW, DISAGREEMENT)
}
NAMES = tuple(_SETS)


def rules_for(name: str) -> RuleSet:
    """The rule set that a guide names in its front matter."""
    return _SETS[name]
