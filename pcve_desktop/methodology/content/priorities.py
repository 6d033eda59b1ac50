"""Step 3, identification of priorities: what its pages say."""

from __future__ import annotations

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.content.parts import OutputContent, PageContent, StepContent
from pcve_desktop.models.vocabularies import Step

PRIORITIES = StepContent(
    step=Step.PRIORITIES,
    title=mark("Priorities"),
    word=mark("Priorities"),
    question=mark("What do we work on first, and why?"),
    pages=(
        PageContent(
            key="propose",
            title=mark("Propose"),
            question=mark("What could we work on together?"),
            hint=mark(
                "Turn themes and findings into candidates, five or six at most. Link each one to "
                "what it rests on: a perception alone is a thin ground to build on."
            ),
            example=mark(
                "“Talking about the news” rests on two findings: rumours travel faster than facts, "
                "and there are few places to talk about world news."
            ),
            tip=mark(
                "Start each candidate with a verb or a place, not with a group of people. "
                "“Support for parents” opens doors that a label closes."
            ),
            empty=mark("No candidate yet. A theme of the diagnosis can become one."),
            empty_action=mark("Propose a candidate"),
        ),
        PageContent(
            key="vote",
            title=mark("Vote and rate"),
            question=mark("Which three do we work on first?"),
            hint=mark(
                "One ballot for each organisation, however many people it sends. Abstaining is "
                "fine. The result stays hidden until everybody has had their say."
            ),
            example=mark(
                "Fourteen organisations, three dots each. Eleven voted at the meeting and the "
                "others were called the next day before the result was shown."
            ),
            tip=mark(
                "Paper dots work as well as a screen: type the numbers in afterwards. Let the "
                "smallest organisation place its dots first."
            ),
            empty=mark("The vote is not open yet. It needs at least two candidates."),
            empty_action=mark("Open the vote"),
        ),
        PageContent(
            key="compare",
            title=mark("Compare"),
            question=mark("Where does it matter most, and where can we act?"),
            hint=mark(
                "The matrix shows what matters here against what we can act on. Look at the spread "
                "as well as at the average: a wide one means that there is something to talk about."
            ),
            example=mark(
                "“Online life at 12 to 15” mattered to everyone, but few felt able to act: it was "
                "kept for later, with a training first."
            ),
            tip=mark(
                "Where ratings lie far apart, ask the highest and the lowest to explain, in that "
                "order. Then rate again; the first ratings are kept."
            ),
            empty=mark("Nothing to compare yet. Ratings or dots will fill this page."),
            empty_action=mark("Go and rate"),
        ),
        PageContent(
            key="decide",
            title=mark("Decide"),
            question=mark("What do we keep, what can wait, and why?"),
            hint=mark(
                "Figures help, people decide. Three to five priorities are plenty. Note a reason "
                "for what waits, for those who proposed it."
            ),
            example=mark(
                "“Sports clubs as allies” came fourth and was retained all the same: the clubs had "
                "offered their hall."
            ),
            tip=mark(
                "Ask “who would lose sleep over this choice?” before closing. What is said then "
                "goes in the reason."
            ),
            empty=mark("No decision yet. It takes a meeting rather than a figure."),
            empty_action=mark("Note a decision"),
        ),
        PageContent(
            key="summary",
            title=mark("Summary"),
            question=mark("What have we chosen, and can each of us explain it?"),
            hint=mark(
                "Say where the step stands, tick what has been reached and note in a sentence why "
                "these priorities and not others."
            ),
            example=mark(
                "We start with what families asked for and what we can do with our own means."
            ),
            tip=mark("Each partner explains the choice to a neighbour at the table in a minute."),
            empty=mark("Nothing noted yet. One sentence is enough."),
            empty_action=mark("Write a sentence"),
        ),
    ),
    benchmarks=(
        mark("Three to five priorities are retained"),
        mark("Each one rests on more than a perception"),
        mark("Most partners voted or rated"),
        mark("There is a reason for what waits"),
    ),
    outputs=(
        OutputContent(
            "priorities", mark("Priorities"), mark("Matrix, votes shown, decision record")
        ),
        OutputContent(
            "step-sheets",
            mark("Blank step sheets"),
            mark("Six pages to meet without a computer"),
        ),
        OutputContent(
            "summary",
            mark("Summary (PDF)"),
            mark("Priorities with what was decided, when and why."),
        ),
        OutputContent(
            "workbook",
            mark("Workbook (Excel)"),
            mark("Sheets of candidates, votes shown, scores and decisions."),
        ),
    ),
    coming=mark(
        "A priority says where to look. The next step says what would have changed, for whom and "
        "by when."
    ),
)
