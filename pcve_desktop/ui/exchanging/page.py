"""The place of exchange: the ledger, or the review of a file that came."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QStackedWidget

from pcve_desktop.exchange import receiving, waiting
from pcve_desktop.exchange.planning import find_again
from pcve_desktop.exchange.receiving import PlanOutdated
from pcve_desktop.exchange.review import Decisions
from pcve_desktop.journal.aside import aside_records
from pcve_desktop.ui.exchanging.asking import ask_file, ask_removal
from pcve_desktop.ui.exchanging.contents import ContentsDialog
from pcve_desktop.ui.exchanging.handing import HandOverDialog
from pcve_desktop.ui.exchanging.home import HomeView
from pcve_desktop.ui.exchanging.moments import received_text
from pcve_desktop.ui.exchanging.opening import Desk, KeptReview, Opened, Opening, by_percent
from pcve_desktop.ui.exchanging.review import ReviewView
from pcve_desktop.ui.exchanging.running import Running
from pcve_desktop.ui.page import Page

if TYPE_CHECKING:
    from pcve_desktop.errors import PasserelleError
    from pcve_desktop.exchange.ledger import Receipt
    from pcve_desktop.exchange.review import Plan
    from pcve_desktop.exchange.waiting import WaitingFile
    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.ui.context import Context


class ExchangePage(Page):
    """Files handed over and received."""

    # What others have not seen grows with every change.
    shows: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__(context, name="exchange", text=context.tr.t("Exchange"))
        self.stack = QStackedWidget(self)
        self.column.addWidget(self.stack)
        self.home = HomeView(context, self.stack)
        self.stack.addWidget(self.home)
        self.review: ReviewView | None = None
        self._desk = Desk()
        self._works = Running(context, self._failed)
        home = self.home
        home.hand_asked.connect(self.hand_over)
        home.receive_asked.connect(self.ask_file)
        home.review_asked.connect(self.look_through)
        home.dropped.connect(self._ask_drop)
        home.turned.connect(self._turn)
        home.again_asked.connect(self.look_again)
        context.received.connect(self._files_changed)
        waiting.tidy(context.ws.workspace_id)
        # The file under review is closed when the page goes.
        self.destroyed.connect(self._desk.clear)

    # The place

    def reload(self) -> None:
        with self.context.ws.read() as session:
            aside = len(aside_records(session.connection()))
        self.home.show_ledger(aside)

    def _files_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def arrive(self, **where: object) -> None:
        """Receive a file (`receive`, a path), look through one that waits (`file`), hand over."""
        path, file, ask = where.get("receive"), where.get("file"), bool(where.get("ask"))
        if path:
            self.receive(Path(str(path)), ask=ask)
        elif file:
            found = waiting.waiting_files(self.context.ws.workspace_id)
            wanted = next((one for one in found if str(one.path) == file), None)
            if wanted is not None:
                self.look_through(wanted)
        elif where.get("hand_over"):
            self.hand_over("")

    def keep(self) -> KeptReview | None:
        if self.review is None:
            return None
        # The file stays open for the page to come.
        opened, self._desk.opened = self._desk.opened, None
        shown = self.stack.currentWidget() is self.review
        return KeptReview(opened, self.review.deciding, shown=shown)

    def resume(self, kept: object) -> None:
        """Compare once more, in the new language; what was decided stays decided."""
        if not isinstance(kept, KeptReview):
            return
        opened, ws, tr = kept.opened, self.context.ws, self.words
        self._desk.opened = opened

        def planned(plan: Plan) -> None:
            if self._desk.opened is not opened or self.stack.count() > 1:
                # Somebody has opened another file meanwhile.
                return
            if opened is None:
                self._review_aside(plan)
            else:
                self._desk.opened = replace(opened, plan=plan)
                self._review_file(self._desk.opened)
            if self.review is not None:
                self.review.follow(kept.deciding)
            if not kept.shown:
                self.stack.setCurrentWidget(self.home)

        self.context.runner.start(
            lambda _token: Desk.compare(ws, opened, tr),
            on_result=planned,
            on_error=self._failed,
            database=True,
        )

    def take_focus(self) -> None:
        if self.review is not None and self.stack.currentWidget() is self.review:
            self.review.take_focus()
        else:
            self.home.take_focus()

    def new_item(self) -> None:
        """Hand over a file (Ctrl+N)."""
        self.hand_over("")

    # Handing over

    def hand_over(self, office: str) -> None:
        """Open the dialog that makes a file, for an office if one is named."""
        dialog = HandOverDialog(self.context, office)
        dialog.accepted.connect(self._files_changed)
        dialog.open()

    # Receiving

    def ask_file(self) -> None:
        """Let the person choose a file that came."""
        found = ask_file(self.context)
        if found is not None:
            self.receive(found, ask=True)

    def receive(self, path: Path, *, ask: bool) -> None:
        """Look into a file that came; with `ask`, ask before one about other networks is shown."""
        if self.context.ws.path == path.absolute():
            self.context.say(self.words.t("This file is open already."), icon="info")
            return
        opening = Opening(self.context, ask=ask)
        opening.opened.connect(self._show)
        opening.open_new(path)

    def look_through(self, file: WaitingFile) -> None:
        """Review a file that waits; what was decided since the window opened is still there."""
        if (
            self._desk.opened is not None
            and self._desk.opened.file.path == file.path
            and self.review
        ):
            self.stack.setCurrentWidget(self.review)
            self.review.take_focus()
            return
        opening = Opening(self.context, ask=False)
        opening.opened.connect(self._show)
        opening.open_waiting(file)

    def _is_open(self, file: WaitingFile) -> bool:
        return self._desk.opened is not None and self._desk.opened.file.path == file.path

    def _show(self, opened: Opened) -> None:
        """Show the review of a file, or say that it brings nothing."""
        self._end_review()
        self._desk.opened = opened
        if not opened.plan:
            self._note_nothing()
            return
        self._review_file(opened)
        self.context.received.emit()

    def _review_file(self, opened: Opened) -> None:
        tr, manifest = self.words, opened.package.manifest
        when = received_text(tr, opened.file.received_at, self.context.today())
        promise = tr.t(
            "Nothing changes in {network} until you apply.", network=self.context.data.network.name
        )
        self._begin_review(
            opened.plan,
            title=tr.t("A file from {office}", office=manifest.office.name),
            subtitle=f"{when} {promise}",
        )

    def _begin_review(self, plan: Plan, *, title: str, subtitle: str, again: bool = False) -> None:
        view = ReviewView(
            self.context, plan, title=title, subtitle=subtitle, again=again, parent=self.stack
        )
        view.applied.connect(self._apply_again if again else self._apply)
        view.cancelled.connect(self._cancel)
        view.put_aside.connect(self._put_aside)
        view.contents_asked.connect(self._show_contents)
        before, self.review = self.review, view
        self.stack.addWidget(view)
        self.stack.setCurrentWidget(view)
        if before is not None:
            view.follow(before.deciding)
            self._drop_view(before)
        view.take_focus()

    def _drop_view(self, view: ReviewView) -> None:
        self.stack.removeWidget(view)
        view.deleteLater()

    def _end_review(self) -> None:
        """Let go of the review and its file, and show the ledger."""
        if self.review is not None:
            self._drop_view(self.review)
            self.review = None
        self._desk.clear()
        self.stack.setCurrentWidget(self.home)

    def _put_aside(self) -> None:
        """Keep the file for later: what was decided stays as long as the window is open."""
        if self._desk.opened is not None:
            # From now on it waits: a look at it that is cancelled leaves it there.
            self._desk.opened = replace(self._desk.opened, fresh=False)
        self.stack.setCurrentWidget(self.home)
        self.context.received.emit()
        self.home.take_focus()

    def _cancel(self) -> None:
        """Leave everything as it was before the file was opened."""
        opened = self._desk.opened
        self._end_review()
        if opened is not None and opened.fresh:
            waiting.let_go(opened.file)
        self.context.received.emit()
        self.take_focus()

    def _ask_drop(self, file: WaitingFile) -> None:
        ask_removal(self.context, file, self._drop)

    def _drop(self, file: WaitingFile) -> None:
        if self._is_open(file):
            self._end_review()
        waiting.let_go(file)
        self.context.received.emit()

    def _show_contents(self) -> None:
        if self._desk.opened is not None:
            package = self._desk.opened.package
            ContentsDialog(
                self.context, package.manifest, self._desk.opened.plan, self._desk.opened.file,
                sealed=package.sealed,
            ).open()  # fmt: skip

    # Applying

    def _apply(self) -> None:
        opened, review, ws, tr = self._desk.opened, self.review, self.context.ws, self.words
        if opened is None or review is None:
            return
        review.tell("")
        decisions = review.deciding.decisions

        def work(token: Any) -> Receipt:
            # What the token raises takes the whole transaction back.
            return receiving.apply_plan(
                ws, opened.package, opened.plan, decisions, step=by_percent(token, tr), words=tr
            )

        self._works.run(work, self._applied, tr.t("The changes are being taken in"))

    def _applied(self, receipt: Receipt) -> None:
        opened, review, tr = self._desk.opened, self.review, self.words
        count = review.deciding.taken() if review is not None else 0
        self._end_review()
        if opened is not None:
            waiting.let_go(opened.file)
        self.context.announce(receipt.changes)
        self.context.received.emit()
        self._stale = True
        self.refresh()
        self.home.first_receipt()
        self.take_focus()
        said = tr.n(
            "{count} change taken in from {office}",
            "{count} changes taken in from {office}",
            count,
            office=receipt.office_name,
        )
        undo = partial(self._turn, receipt.id) if receipt.decided else False
        self.context.say(said, undo=undo)

    def _note_nothing(self) -> None:
        """Write into the ledger that a file came which brings nothing new."""
        opened, ws, tr = self._desk.opened, self.context.ws, self.words
        if opened is None:
            return

        def work(_token: Any) -> Receipt:
            return receiving.apply_plan(ws, opened.package, opened.plan, Decisions(), words=tr)

        def noted(receipt: Receipt) -> None:
            self._applied(receipt)
            office = receipt.office_name
            self.context.say(
                tr.t("Nothing new from {office}: everything is here already.", office=office)
            )

        self._works.run(work, noted, tr.t("The changes are being taken in"))

    def _failed(self, error: PasserelleError) -> None:
        if self.review is None:
            self.context.show_error(error)
        elif isinstance(error, PlanOutdated):
            self._plan_again()
        else:
            self.review.tell(error.message(self.words))

    def _plan_again(self) -> None:
        """Compare once more after something was changed here; decisions that fit are kept."""
        opened, ws, tr = self._desk.opened, self.context.ws, self.words

        def work(token: Any) -> Plan:
            return Desk.compare(ws, opened, tr, token)

        def planned(plan: Plan) -> None:
            view = self.review
            if view is None:
                return
            if opened is not None:
                self._desk.opened = replace(opened, plan=plan)
            self._begin_review(
                plan, title=view.header.title.text(), subtitle=view.header.subtitle.text(),
                again=opened is None,
            )  # fmt: skip
            if self.review is not None:
                self.review.tell(
                    tr.t("Something was changed here meanwhile; this is how it stands now.")
                )

        self._works.run(work, planned, tr.t("The file is being looked at"))

    # Taking back, and what was put aside

    def _turn(self, receipt_id: str) -> None:
        self._works.turn(receipt_id, self._files_changed)

    def look_again(self) -> None:
        """Review what was put aside."""
        ws, tr = self.context.ws, self.words

        def found(plan: Plan) -> None:
            self._end_review()
            if not plan.items:
                self.context.say(tr.t("Nothing is put aside any more."), icon="info")
                return
            self._review_aside(plan)

        self._works.run(
            lambda _token: find_again(ws, words=tr), found, tr.t("The file is being looked at")
        )

    def _review_aside(self, plan: Plan) -> None:
        t = self.words.t
        self._begin_review(
            plan,
            title=t("What was put aside"),
            subtitle=t("What is ticked is taken in; the rest stays aside."),
            again=True,
        )

    def _apply_again(self) -> None:
        review, ws, tr = self.review, self.context.ws, self.words
        if review is None:
            return
        plan, decisions = review.deciding.plan, review.deciding.decisions
        count = review.deciding.taken()

        def applied(changes: Changes) -> None:
            self._end_review()
            said = tr.n(
                "{count} entry taken in after all", "{count} entries taken in after all", count
            )
            self.context.announce(changes, done=said)
            self._files_changed()
            self.take_focus()

        self._works.run(
            lambda _token: receiving.take_in_aside(ws, plan, decisions, words=tr),
            applied,
            tr.t("The changes are being taken in"),
        )
