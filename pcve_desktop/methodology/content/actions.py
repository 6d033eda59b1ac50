"""Step 5, collective actions: what its pages say."""

from __future__ import annotations

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.content.parts import OutputContent, PageContent, StepContent
from pcve_desktop.models.vocabularies import Step

ACTIONS = StepContent(
    step=Step.ACTIONS,
    title=mark("Collective actions"),
    word=mark("Actions"),
    question=mark("What exists already, and what do we want to do together?"),
    pages=(
        PageContent(
            key="look",
            title=mark("Look for what exists"),
            question=mark("What do partners do already that serves our objectives?"),
            hint=mark(
                "Search before creating. What exists has people, a place and a public; often a "
                "small change is enough for it to serve an objective."
            ),
            example=mark(
                "The library of Les Tilleuls already held a Thursday reading club. With one change "
                "of theme it became the place to talk about the news."
            ),
            tip=mark(
                "Each partner brings three things they do that the others may not know. Pin them "
                "under the objectives before talking about anything new."
            ),
            empty=mark("No action yet. Start with something that runs already."),
            empty_action=mark("Add an existing action"),
        ),
        PageContent(
            key="propose",
            title=mark("Propose or adapt"),
            question=mark("What do we adapt, and what do we try that is new?"),
            hint=mark(
                "For each objective without an action, look for something to adapt first, then for "
                "something new and small. An idea may stay an idea."
            ),
            example=mark(
                "The clubs’ open training on Fridays was adapted: half an hour of talk after the "
                "match, led by the players."
            ),
            tip=mark(
                "Ask the people concerned to choose the topic. What adults pick alone tends to "
                "feel imposed."
            ),
            empty=mark("No idea noted yet. A title is enough."),
            empty_action=mark("Note an idea"),
        ),
        PageContent(
            key="plan",
            title=mark("Plan"),
            question=mark("Who leads, with whom, and by when?"),
            hint=mark(
                "Every team needs a lead. Name one organisation, its partners and two or three "
                "milestones with a date; the rest can be added on the way."
            ),
            example=mark(
                "Debate night: led by the library, with the youth centre and a school. Milestones: "
                "ask young people for topics, find a neutral facilitator, book the hall."
            ),
            tip=mark(
                "Before closing, each lead says the very next thing they will do, and by when. "
                "Write down that sentence as the first milestone."
            ),
            empty=mark("Nothing to plan yet."),
            empty_action=mark("Propose an action"),
        ),
        PageContent(
            key="check",
            title=mark("Check"),
            question=mark("Could it do harm, and is the whole in balance?"),
            hint=mark(
                "Go through the four questions of care for each action. Then look at the three "
                "spheres, the five pillars and the objectives that nobody serves yet."
            ),
            example=mark(
                "A leaflet named a street. It was reworded: the invitation now goes to everyone "
                "in the neighbourhood."
            ),
            tip=mark(
                "Ask someone who could be hurt by the wording to read it first. Pausing or "
                "stopping an action with its lessons is a good end."
            ),
            empty=mark("Nothing to check yet."),
            empty_action=mark("Propose an action"),
        ),
        PageContent(
            key="summary",
            title=mark("Summary"),
            question=mark("What are we doing together, including what did not work?"),
            hint=mark(
                "Say where the step stands, tick what has been reached and note one lesson. "
                "Setbacks belong here as much as results."
            ),
            example=mark("We asked first, then voted: the second debate was full."),
            tip=mark("Open the next meeting with one setback and what it taught."),
            empty=mark("Nothing noted yet. One sentence is enough."),
            empty_action=mark("Write a sentence"),
        ),
    ),
    benchmarks=(
        mark("Existing actions were looked at before new ones"),
        mark("Each objective is served by at least one action"),
        mark("Each action has a lead"),
        mark("The questions of care were asked for each action"),
        mark("Setbacks and lessons are noted"),
    ),
    outputs=(
        OutputContent(
            "action-plan",
            mark("Action plan"),
            mark("Every action with its dates, pillars and balance"),
        ),
        OutputContent(
            "step-sheets",
            mark("Blank step sheets"),
            mark("Six pages to meet without a computer"),
        ),
        OutputContent(
            "summary",
            mark("Summary (PDF)"),
            mark("Action plan with leads, dates and progress, lessons and setbacks."),
        ),
        OutputContent(
            "workbook",
            mark("Workbook (Excel)"),
            mark("Sheets of actions, partners, milestones and the log."),
        ),
    ),
    coming=mark(
        "Acting together means sharing information. The next step says what is shared, with whom, "
        "and what stays between us."
    ),
)
