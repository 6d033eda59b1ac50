"""Step 6, information sharing: what its pages say."""

from __future__ import annotations

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.content.parts import OutputContent, PageContent, StepContent
from pcve_desktop.models.vocabularies import Step

SHARING = StepContent(
    step=Step.SHARING,
    title=mark("Information sharing"),
    word=mark("Sharing"),
    question=mark("What do we share, with whom, and what do we keep between us?"),
    pages=(
        PageContent(
            key="charter",
            title=mark("Charter"),
            question=mark("What do we promise each other?"),
            hint=mark(
                "A charter is short enough to be read aloud. It says what may be shared, what "
                "never is, and for how long things are kept. It is read again once a year, or when "
                "a partner asks."
            ),
            example=mark(
                "“We speak of situations, never of named people.” “Everyone keeps their job and "
                "their professional secrecy.”"
            ),
            tip=mark(
                "Ask each partner what they must never pass on, and write those lines first. Trust "
                "grows when limits are clear."
            ),
            empty=mark("No charter yet. A first draft with the usual promises is ready."),
            empty_action=mark("Start from the draft"),
        ),
        PageContent(
            key="matrix",
            title=mark("Who shares what"),
            question=mark("What goes from whom to whom, and how?"),
            hint=mark(
                "One line for each kind of information: what, from whom, to whom, how often, by "
                "which channel and at which level. Only kinds of information, never a case."
            ),
            example=mark(
                "Mood of the neighbourhood after the holidays: from the street team to all "
                "partners, four times a year, at a meeting."
            ),
            tip=mark(
                "Start with what partners would have liked to know last year and did not. One "
                "useful line is worth more than a full table."
            ),
            empty=mark("No line yet. What would you have liked to know sooner?"),
            empty_action=mark("Add a line"),
        ),
        PageContent(
            key="meetings",
            title=mark("Meetings"),
            question=mark("What did we decide, and who takes it further?"),
            hint=mark(
                "Note who was there by organisation, what was decided and what did not work. A "
                "decision becomes an action or a milestone in one click."
            ),
            example=mark(
                "“One meeting in two at 17:30, in the clubhouse.” Decided in June; the sports "
                "clubs were back in September."
            ),
            tip=mark(
                "Read the decisions aloud before everyone leaves. End with what worked and what "
                "did not; both take a minute."
            ),
            empty=mark("No meeting yet. A title and a date are enough."),
            empty_action=mark("Add a meeting"),
        ),
        PageContent(
            key="routes",
            title=mark("Referral routes"),
            question=mark("Whom do we turn to when we are uneasy?"),
            hint=mark(
                "The route says whom to talk to, never about whom. Fill in public lines and "
                "functions, check them once a year and put the page up where teams meet."
            ),
            example=mark(
                "A youth worker feels uneasy: first a word with a colleague, then the municipal "
                "referent. In immediate danger: the emergency number, without waiting."
            ),
            tip=mark(
                "Walk through the route once with an invented situation. Wherever someone "
                "hesitates about whom to call, there is a line to add."
            ),
            empty=mark("No route yet. The national lines are ready, the local ones are yours."),
            empty_action=mark("Start from the national lines"),
        ),
        PageContent(
            key="summary",
            title=mark("Summary"),
            question=mark("Does everyone know what stays in the room?"),
            hint=mark(
                "Say where the step stands, tick what has been reached and note when the charter "
                "is read again."
            ),
            example=mark("The charter is read again in January, with the two new partners."),
            tip=mark(
                "Ask each partner to name one thing they will now share, and one they never will."
            ),
            empty=mark("Nothing noted yet. One sentence is enough."),
            empty_action=mark("Write a sentence"),
        ),
    ),
    benchmarks=(
        mark("The charter was read aloud and adopted"),
        mark("Each active partner has signed it"),
        mark("Everyone knows the referral route"),
        mark("Decisions are noted after each meeting"),
    ),
    outputs=(
        OutputContent("charter", mark("Charter"), mark("Information sharing, with room to sign")),
        OutputContent(
            "referral-poster",
            mark("Referral poster"),
            mark("One page to pin up: whom to turn to"),
        ),
        OutputContent(
            "step-sheets",
            mark("Blank step sheets"),
            mark("Six pages to meet without a computer"),
        ),
        OutputContent(
            "summary",
            mark("Summary (PDF)"),
            mark("Next meeting and the state of this step."),
        ),
        OutputContent(
            "workbook",
            mark("Workbook (Excel)"),
            mark("Sheets of charter, signatures, matrix, meetings, decisions and referral routes."),
        ),
    ),
    coming=mark(
        "The six steps are a path, not a ladder. Look at the overview together: what would you "
        "like to revisit, and what goes into the next cycle?"
    ),
)
