"""Step 1, collective training: what its pages say."""

from __future__ import annotations

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.content.parts import OutputContent, PageContent, StepContent
from pcve_desktop.models.vocabularies import Step

TRAINING = StepContent(
    step=Step.TRAINING,
    title=mark("Collective training"),
    word=mark("Training"),
    question=mark("What do we already know together, and what do we still want to learn?"),
    pages=(
        PageContent(
            key="prepare",
            title=mark("Prepare"),
            question=mark("Who knows what already, and who is not with us yet?"),
            hint=mark(
                "Look at who has been trained and with whom. Learning in a mixed group matters as "
                "much as the subject: people who trained together call each other later."
            ),
            example=mark(
                "In Les Tilleuls, teachers and youth workers had trained separately for years. The "
                "first mixed evening was about who does what, and nothing else."
            ),
            tip=mark(
                "Ask each partner for one thing they could teach and one thing they would like to "
                "learn. Put both lists on the wall: half of the programme is already there."
            ),
            empty=mark("No module yet. A module is a subject that a session can use."),
            empty_action=mark("Add a module"),
        ),
        PageContent(
            key="sessions",
            title=mark("Sessions"),
            question=mark("When do we learn together, and with whom?"),
            hint=mark(
                "Note who came as a number for each organisation, never as a list of names. Short "
                "sessions at hours that suit volunteers often work better than full days."
            ),
            example=mark(
                "Three evenings of two hours replaced the two days first planned, and the sports "
                "clubs could come."
            ),
            tip=mark(
                "Mix the tables: no two colleagues side by side. Keep the last ten minutes for "
                "one question: whom would you call tomorrow?"
            ),
            empty=mark("No session yet. One date and a theme are enough to start."),
            empty_action=mark("Add a session"),
        ),
        PageContent(
            key="hexagon",
            title=mark("Hexagon"),
            question=mark("What can we read together in a fictional case?"),
            hint=mark(
                "The group places cards on the facets of an invented case: what makes it fragile, "
                "what sets things off, what protects. Then each profession says what it could do. "
                "The facets are yours to change."
            ),
            example=mark(
                "An invented pupil of an invented school in Valmont drops out of the football team "
                "and spends the evenings online. The coach, the school and the youth centre each "
                "see a different part of the picture."
            ),
            tip=mark(
                "If someone says “that reminds me of”, stop kindly and change a detail of the "
                "case. Start with protections: groups tend to forget them."
            ),
            empty=mark("No exercise yet. It needs an invented case and about one hour."),
            empty_action=mark("Start an exercise"),
        ),
        PageContent(
            key="look_back",
            title=mark("Look back"),
            question=mark("What can we do now that we could not do before?"),
            hint=mark(
                "Compare how confident the group felt before and after. Averages of the group are "
                "enough; nobody is rated."
            ),
            example=mark(
                "“I know whom to turn to” went from 2.1 to 3.9 in three evenings. “I can tell "
                "unease from facts” moved little: that became the theme of the refresher."
            ),
            tip=mark(
                "Hand out the same four statements at the start and at the end, without names. A "
                "show of fingers, eyes closed, also does it."
            ),
            empty=mark("No before and after yet. Four statements are plenty."),
            empty_action=mark("Add a statement"),
        ),
        PageContent(
            key="summary",
            title=mark("Summary"),
            question=mark("What do we take from this step?"),
            hint=mark(
                "Say where the step stands, tick what has been reached and note one sentence for "
                "those who join later. Adapting the step is a result."
            ),
            example=mark("Three evenings suited volunteers better than two days."),
            tip=mark("Ask the person who talked least to read the sentence out loud."),
            empty=mark("Nothing noted yet. One sentence is enough."),
            empty_action=mark("Write a sentence"),
        ),
    ),
    benchmarks=(
        mark("Each partner has taken part in at least one session"),
        mark("Each session brought together three sectors or more"),
        mark("Partners can say what each of the others does"),
        mark("Most of those trained know whom to turn to"),
    ),
    outputs=(
        OutputContent(
            "training-session",
            mark("Training session"),
            mark("Report, and attendance sheet to sign"),
        ),
        OutputContent(
            "step-sheets",
            mark("Blank step sheets"),
            mark("Six pages to meet without a computer"),
        ),
        OutputContent(
            "summary",
            mark("Summary (PDF)"),
            mark("Network path with the state of this step, and how many people were trained."),
        ),
        OutputContent(
            "workbook",
            mark("Workbook (Excel)"),
            mark("Sheets of sessions, modules, attendance and confidence."),
        ),
    ),
    coming=mark(
        "A group that has learned together can compare what it sees: the shared diagnosis. It may "
        "also have begun already; training can go on beside it."
    ),
)
