"""Step 4, definition of objectives: what its pages say."""

from __future__ import annotations

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.content.parts import OutputContent, PageContent, StepContent
from pcve_desktop.models.vocabularies import Step

OBJECTIVES = StepContent(
    step=Step.OBJECTIVES,
    title=mark("Objectives"),
    word=mark("Objectives"),
    question=mark("What would have changed, for whom, and how will we know?"),
    pages=(
        PageContent(
            key="choose",
            title=mark("Choose a priority"),
            question=mark("Which priority do we turn into a change?"),
            hint=mark(
                "Take the retained priorities one at a time. Two or three objectives are plenty "
                "for a first year; they can be reworded at any meeting."
            ),
            example=mark(
                "From “Support for parents”: parents of 11 to 14 year olds know at least one "
                "person they can talk to when they feel uneasy."
            ),
            tip=mark(
                "Split the room by priority and let everyone choose a table. A table where nobody "
                "sits says something too."
            ),
            empty=mark("No priority is retained yet. An objective can also start on its own."),
            empty_action=mark("Add an objective"),
        ),
        PageContent(
            key="word",
            title=mark("Word it"),
            question=mark("Can we say it in one sentence that everybody understands?"),
            hint=mark(
                "Say what will have changed and for whom, rather than what we will do. The five "
                "letters help the wording; none is an exam."
            ),
            example=mark(
                "Rather than “organise debates”: young people host three debates about the news "
                "before the summer, and choose the topics."
            ),
            tip=mark(
                "Read the sentence to someone outside the room. If they ask “meaning what?”, their "
                "next words are often the better wording."
            ),
            empty=mark("No objective yet. Start with: by next summer, who can do what?"),
            empty_action=mark("Add an objective"),
        ),
        PageContent(
            key="indicators",
            title=mark("Indicators"),
            question=mark("Which sign will tell us that it changes?"),
            hint=mark(
                "Choose signs that someone already sees or counts. One or two for each objective, "
                "with a start and a target. Groups and numbers only, never a person."
            ),
            example=mark(
                "Parents who know a contact: two in ten at the start, six in ten by June, asked in "
                "a short survey at the school gates."
            ),
            tip=mark(
                "For each sign ask: who notes it, when, and what do we do if it does not move? If "
                "nobody answers, look for another sign."
            ),
            empty=mark("No indicator yet. The list of starters may hold the right one."),
            empty_action=mark("Add an indicator"),
        ),
        PageContent(
            key="chain",
            title=mark("Logic chain"),
            question=mark("Does each link hold, from what we see to what we do?"),
            hint=mark(
                "Read each line aloud: because we see this, we chose that, so that this changes, "
                "we do these things, and we will know by that sign. Gaps are things to talk about."
            ),
            example=mark(
                "Because rumours travel faster than facts, we chose talking about the news, so "
                "that young people host debates; a debate night is planned in November."
            ),
            tip=mark(
                "Ask “what would have to be true for this to work?” at each arrow, and note the "
                "answer as an assumption."
            ),
            empty=mark("The chain shows as soon as there is a priority or an objective."),
            empty_action=mark("Add an objective"),
        ),
        PageContent(
            key="summary",
            title=mark("Summary"),
            question=mark("What do we want to be able to say in a year?"),
            hint=mark(
                "Say where the step stands, tick what has been reached and note the one change "
                "that matters most to the group."
            ),
            example=mark("A parent who feels uneasy knows whom to call, and is not judged."),
            tip=mark("Let a partner who joined late read the objectives: fresh eyes see jargon."),
            empty=mark("Nothing noted yet. One sentence is enough."),
            empty_action=mark("Write a sentence"),
        ),
    ),
    benchmarks=(
        mark("Each retained priority has at least one objective"),
        mark("Each objective has a lead and a date to look back"),
        mark("Each objective has a sign, with a start and a target"),
        mark("Someone outside the network understood the wording"),
    ),
    outputs=(
        OutputContent("objectives", mark("Objectives"), mark("Indicators and logic chain")),
        OutputContent(
            "step-sheets",
            mark("Blank step sheets"),
            mark("Six pages to meet without a computer"),
        ),
        OutputContent(
            "summary",
            mark("Summary (PDF)"),
            mark("Objectives with their leads, dates and indicators over time."),
        ),
        OutputContent(
            "workbook",
            mark("Workbook (Excel)"),
            mark("Sheets of objectives, indicators and measurements."),
        ),
    ),
    coming=mark(
        "Before planning anything new, the next step looks at what partners do already: it may "
        "serve these objectives as it is."
    ),
)
