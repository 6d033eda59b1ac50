"""Step 2, shared diagnosis: what its pages say."""

from __future__ import annotations

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.content.parts import OutputContent, PageContent, StepContent
from pcve_desktop.models.vocabularies import Step

DIAGNOSIS = StepContent(
    step=Step.DIAGNOSIS,
    title=mark("Shared diagnosis"),
    word=mark("Diagnosis"),
    question=mark("What do we see in {network}, and do we see it the same way?"),
    pages=(
        PageContent(
            key="gather",
            title=mark("Gather"),
            question=mark("What does each of us see in {network}?"),
            hint=mark(
                "Everyone writes in silence first, one idea a card. Strengths count as much as "
                "concerns. Write about situations, never about named people."
            ),
            example=mark(
                "“Rumours travel faster than facts.” “Coaches whom teenagers trust.” “Few places "
                "to talk about world news.”"
            ),
            tip=mark(
                "Five minutes of silence, then read the cards without saying who wrote them. The "
                "quiet ones often hold what nobody else has seen."
            ),
            empty=mark("No card yet. Type one line and press Enter, then the next."),
            empty_action=mark("Write the first card"),
        ),
        PageContent(
            key="sort",
            title=mark("Sort"),
            question=mark("Which of these belong together?"),
            hint=mark(
                "Move cards between risk factors, protective factors, needs and resources, and "
                "gather in a theme what speaks of the same thing. A card may change its place "
                "as often as the group likes."
            ),
            example=mark(
                "“Two schools rarely meet” started as a risk and ended as a need: common words "
                "between teams."
            ),
            tip=mark(
                "Let the group move the cards before anyone explains them. Name the theme last, in "
                "words that a parent would use."
            ),
            empty=mark("No card to sort yet."),
            empty_action=mark("Go and gather some"),
        ),
        PageContent(
            key="weigh",
            title=mark("Weigh"),
            question=mark("How do we know, and do we agree?"),
            hint=mark(
                "For each finding, say what it rests on, whether views differ and where it is "
                "heading. Differing is fine: note what it is about. A perception is worth noting "
                "too, as a perception."
            ),
            example=mark(
                "“Some teenagers online late, alone”: seen by three partners, and views differ. "
                "The note says that nobody has asked the teenagers yet."
            ),
            tip=mark(
                "Ask “what have you seen yourself, and when?” rather than “is it true?”. It keeps "
                "the talk on facts without putting anyone in the wrong."
            ),
            empty=mark("No finding to weigh yet."),
            empty_action=mark("Go and gather some"),
        ),
        PageContent(
            key="read",
            title=mark("Read together"),
            question=mark("What picture do we get, and what do we not see yet?"),
            hint=mark(
                "Look at the grid: full squares, empty squares. An empty square may be good news "
                "or a blind spot. See what rises and what falls, and check that the diagnosis "
                "does not look at one form only."
            ),
            example=mark(
                "Nothing stood under family resources. The group asked the parents’ association, "
                "and three cards came back."
            ),
            tip=mark(
                "Give each table one row of the grid for five minutes, then let the tables tell "
                "each other what surprised them."
            ),
            empty=mark("The grid fills as findings are gathered and sorted."),
            empty_action=mark("Go and gather some"),
        ),
        PageContent(
            key="summary",
            title=mark("Summary"),
            question=mark("What do we now see together?"),
            hint=mark(
                "Say where the step stands, tick what has been reached and note in a sentence what "
                "the group sees now that nobody saw alone."
            ),
            example=mark(
                "We have more allies than we thought, and no common words yet to speak to families."
            ),
            tip=mark("Read the sentence to someone who was not there. Do they get it?"),
            empty=mark("Nothing noted yet. One sentence is enough."),
            empty_action=mark("Write a sentence"),
        ),
    ),
    benchmarks=(
        mark("Each partner has contributed at least one finding"),
        mark("Strengths and resources are there beside risks and needs"),
        mark("Several forms were considered, not one"),
        mark("It is noted where views differ"),
        mark("Most findings rest on more than a perception"),
    ),
    outputs=(
        OutputContent(
            "diagnosis", mark("Diagnosis"), mark("Grid, forms, themes with their findings")
        ),
        OutputContent(
            "step-sheets",
            mark("Blank step sheets"),
            mark("Six pages to meet without a computer"),
        ),
        OutputContent(
            "summary",
            mark("Summary (PDF)"),
            mark("Network path with the state of this step and its number of findings."),
        ),
        OutputContent(
            "workbook",
            mark("Workbook (Excel)"),
            mark("Sheets of findings, themes and who observed what."),
        ),
    ),
    coming=mark(
        "There is always more to see than to do. Next, the group chooses what to work on first; it "
        "can come back here whenever a new finding appears."
    ),
)
