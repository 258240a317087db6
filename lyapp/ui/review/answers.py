"""What a member says of a criterion: shown at once, then saved; put back when it can't be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from lyapp.model.criteria import ScoreState
from lyapp.model.trouble import RatingOffScale
from lyapp.ui import scoring
from lyapp.ui.review import calls, marks, note_calls
from lyapp.ui.review.models import ROW
from lyapp.ui.review.pending import Pending, Ticket

if TYPE_CHECKING:
    from collections.abc import Callable

    from lyapp.model.changes import Changes
    from lyapp.model.trouble import Trouble
    from lyapp.store.queries.attachments import AttachmentRow
    from lyapp.store.queries.score_sheet import ScoreLine, ScoreSheet
    from lyapp.ui.drafts import Key
    from lyapp.ui.review.screen import ReviewScreen


class Answers(QObject):
    """Rates, clears, comments and cites for the review screen."""

    def __init__(self, screen: ReviewScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self.pending = Pending()
        self._mine: set[int] = set()
        self._comment_of: Key | None = None
        self.last: tuple[int, int] | None = None
        """The plan version and the criterion answered last."""
        screen.desk.drafts.stored.connect(self._comment_stored)
        screen.desk.drafts.changed.connect(self._say_unsaved)

    def was_mine(self, changes: Changes) -> bool:
        """True, once, for a change this screen made and shows already."""
        if changes.entry in self._mine:
            self._mine.discard(changes.entry)
            return True
        return False

    def forget(self) -> None:
        """Another review is opened: nothing kept here belongs to it."""
        self.pending.forget()
        self._mine.clear()
        self._comment_of = None
        self.last = None

    # Ratings.

    def rate(self, value: int) -> None:
        """Rate the current criterion and go on to the next."""
        self._rate(value, go_on=True)

    @Slot(int)
    def pick(self, value: int) -> None:
        """Rate by the mouse: stay here, so that a comment can follow."""
        self._screen.stop_typing()
        self._rate(value, go_on=False)

    @Slot()
    def not_applicable(self) -> None:
        """Not applicable, and on to the next criterion."""
        self._mark(ScoreState.NOT_APPLICABLE, None, go_on=True)

    @Slot()
    def unable(self) -> None:
        """Unable to judge, and on to the next criterion."""
        self._mark(ScoreState.UNABLE, None, go_on=True)

    @Slot(object)
    def answer_otherwise(self, state: ScoreState) -> None:
        """By the mouse: not applicable or unable, and stay here."""
        self._mark(state, None, go_on=False)

    @Slot()
    def clear(self) -> None:
        """Take the answer back; the comment and the cited rows stay."""
        here = self._to_change()
        if here is None or here[1].state is None:
            return
        sheet, line = here
        self._screen.view.sheet.comment.flush()
        sheet, line = self._now(sheet, line)
        after = marks.marked(line, None, None)
        self._change(sheet, line, after, scoring.clear, then=self._kept, **_place(sheet, line))

    @Slot()
    def take_over(self) -> None:
        """Say of this version what was said of the one before, comment and all."""
        here = self._to_change()
        if here is None:
            return
        before = here[1].before
        if before is None:
            said = self.tr("You gave no answer to this criterion on an older version.")
            self._screen.desk.tell(said)
            return
        if here[1].state is not None:
            said = self.tr("You have answered on this version already.")
            self._screen.desk.tell(said)
            return
        sheet = self._screen.view.sheet
        if before.comment.strip() and not sheet.comment.isReadOnly():
            sheet.add_to_comment(before.comment.strip())
        if before.state is ScoreState.RATED and before.rating is not None:
            self._rate(before.rating, go_on=True)
        else:
            self._mark(before.state, None, go_on=True)

    def _rate(self, value: int, *, go_on: bool) -> None:
        here = self._to_change()
        if here is None:
            return
        scale = here[0].scale
        if all(level.value != value for level in scale.levels):
            self._screen.desk.show_trouble(
                RatingOffScale(rating=value, lowest=scale.lowest, highest=scale.highest)
            )
            return
        self._mark(ScoreState.RATED, value, go_on=go_on)

    def _mark(self, state: ScoreState, rating: int | None, *, go_on: bool) -> None:
        here = self._to_change()
        if here is None:
            return
        if here[1].what.open_text:
            said = self.tr("This one takes a comment and no rating. Press C to write it.")
            self._screen.desk.tell(said)
            return
        self._screen.view.sheet.comment.flush()
        sheet, line = self._now(*here)
        self.last = sheet.plan_version, line.criterion
        self._change(
            sheet,
            line,
            marks.marked(line, state, rating),
            scoring.record,
            then=self._kept,
            go_on=go_on,
            **_place(sheet, line),
            state=state,
            rating=rating,
        )

    # Comments.

    @Slot(str)
    def comment(self, text: str) -> None:
        """Save a comment for the plan, the criterion and the member it was typed for."""
        if self._comment_of is None:
            return
        _what, plan_version, criterion, member = self._comment_of
        ticket, sheet = None, self._screen.sheet
        line = marks.line_at(sheet, self._comment_of)
        if sheet is not None and line is not None:
            ticket = self._show(sheet, line, marks.commented(line, text))
            if sheet.lines[self._screen.at].criterion == criterion:
                self._screen.show_now()
        self._screen.desk.drafts.save(
            self._comment_of,
            text,
            scoring.comment,
            owner=self,
            then=partial(self._comment_kept, ticket),
            failed=partial(self._comment_lost, self._comment_of, ticket),
            plan_version=plan_version,
            criterion=criterion,
            member=member,
            text=text,
        )

    def show_comment(self, *, force: bool = False) -> None:
        """Show the current criterion's comment; what is being typed for it stays."""
        here = None if self._screen.plans.only_to_read else self._here()
        if here is None:
            return
        sheet, line = here
        key: Key = ("comment", sheet.plan_version, line.criterion, sheet.member)
        field = self._screen.view.sheet.comment
        text = self._screen.desk.drafts.shown(key, line.comment)
        if force or key != self._comment_of:
            field.flush()
            self._comment_of = key
            field.start_over(text)
            self._screen.view.sheet.show_saved(now=False)
            self._say_unsaved()
        else:
            field.set_saved_text(text)

    def _comment_kept(self, ticket: Ticket | None, changes: Changes) -> None:
        if ticket is not None:
            self._kept(ticket, changes)

    def _comment_lost(self, key: Key, ticket: Ticket | None, _trouble: Trouble) -> None:
        """What was typed is kept by the desk; the field, if it still shows it, tries again too."""
        if ticket is not None:
            self.pending.end(ticket)
        if key == self._comment_of:
            self._screen.view.sheet.comment.take_back()

    @Slot(object, object)
    def _comment_stored(self, key: Key, text: object) -> None:
        """Stored, perhaps long after it was typed: the sheet shown has it too."""
        if key[0] != "comment":
            return
        sheet = self._screen.sheet
        line = marks.line_at(sheet, key)
        if sheet is not None and line is not None:
            self._screen.sheet = marks.with_line(sheet, marks.commented(line, str(text)))
        if key == self._comment_of:
            self._screen.view.sheet.show_saved(now=True)

    @Slot()
    def _say_unsaved(self) -> None:
        key = self._comment_of
        draft = self._screen.desk.drafts.find(key) if key is not None else None
        if draft is not None and draft.why:
            self._screen.view.sheet.show_unsaved()

    # Evidence.

    @Slot()
    def cite_selected(self) -> None:
        """Cite the selected rows; when all of them are cited, take them away again."""
        here = self._to_change()
        if here is None:
            return
        sheet, line = here
        cards = self._screen.view.cards
        rows = [index.data(ROW) for index in cards.selectionModel().selectedIndexes()]
        rows = [row for row in sheet.objectives if row in rows]
        if not rows:
            self._screen.desk.tell(self.tr("Select a row of the plan first, then press E."))
            return
        chosen = {row.id for row in rows}
        cited = {citation.objective for citation in line.citations}
        if chosen <= cited:
            for citation in line.citations:
                if citation.objective in chosen:
                    self.uncite(citation.id)
            return
        self._change(
            sheet,
            line,
            marks.citing(line, rows),
            calls.cite,
            then=self._done,
            **_place(sheet, line),
            objectives=tuple(row.id for row in rows if row.id not in cited),
        )

    def cite_page(self, document: AttachmentRow, page: int | None) -> None:
        """Cite a page of the plan's document, or one without pages as a whole."""
        here = self._to_change()
        if here is None:
            return
        sheet, line = here
        after = marks.citing_page(line, document.attachment, document.name, page)
        if after is line:
            self._screen.desk.tell(self.tr("This page is cited here already."))
            return
        if document.plan_version != sheet.plan_version:
            said = self.tr("“{name}” belongs to an older version of the plan.")
            self._screen.desk.tell(said.format(name=document.name))
            return
        self._change(
            sheet,
            line,
            after,
            note_calls.cite_page,
            then=self._done,
            **_place(sheet, line),
            attachment=document.attachment,
            page=page,
        )

    @Slot(int)
    def uncite(self, evidence: int) -> None:
        """Take away a citation of the current criterion."""
        here = self._here()
        if here is None or evidence < 0:
            return
        sheet, line = here
        after = marks.without_citation(line, evidence)
        self._change(sheet, line, after, calls.uncite, then=self._done, evidence=evidence)

    # What came of it.

    def _here(self) -> tuple[ScoreSheet, ScoreLine] | None:
        sheet = self._screen.sheet
        if sheet is not None and self._screen.plans.only_to_read:
            self._screen.plans.say_only_to_read()
            return None
        return (sheet, sheet.lines[self._screen.at]) if sheet is not None else None

    def _to_change(self) -> tuple[ScoreSheet, ScoreLine] | None:
        """As `_here`; None, with the reason said, where the answer isn't to be seen yet."""
        here = self._here()
        if here is not None and here[1].hidden:
            self.say_hidden()
            return None
        return here

    def say_hidden(self) -> None:
        """Say why an answer that came in a return can't be changed here."""
        said = self.tr(
            "This answer came in a return. It is shown, and can be changed, once the moderation of "
            "the plan is opened."
        )
        self._screen.desk.tell(said)

    def _now(self, sheet: ScoreSheet, line: ScoreLine) -> tuple[ScoreSheet, ScoreLine]:
        """The same again, after a comment may have been laid over it."""
        return self._here() or (sheet, line)

    def _show(self, sheet: ScoreSheet, before: ScoreLine, after: ScoreLine) -> Ticket:
        self._screen.sheet = marks.with_line(sheet, after)
        return self.pending.begin(sheet.plan_version, before, after)

    def _change(
        self,
        sheet: ScoreSheet,
        line: ScoreLine,
        after: ScoreLine,
        verb: Callable[..., Changes],
        *,
        then: Callable[[Ticket, Changes], None],
        go_on: bool = False,
        **kw: Any,  # noqa: ANN401 - the verb's own
    ) -> None:
        """Show `after` in a line's place and save it; what is not saved is taken back.

        `go_on`: the next line is shown, unless this was the last.
        """
        ticket = self._show(sheet, line, after)
        if go_on and self._screen.at < len(sheet.lines) - 1:
            self._screen.go_to(self._screen.at + 1)
        else:
            self._screen.show_now()
        self._screen.desk.act(
            verb, owner=self, then=partial(then, ticket), failed=partial(self._lost, ticket), **kw
        )

    def _kept(self, ticket: Ticket, changes: Changes) -> None:
        """Saved, and shown already: nothing is read again."""
        self._mine.add(changes.entry)
        self.pending.end(ticket)

    def _done(self, ticket: Ticket, _changes: Changes) -> None:
        """Saved; the store has given new ids, so the sheet is read again."""
        self.pending.end(ticket)

    def _lost(self, ticket: Ticket, _trouble: Trouble) -> None:
        """Not saved (the message bar says why): show what was there before, where it was."""
        newest = self.pending.end(ticket)
        sheet = self._screen.sheet
        if not newest or sheet is None or sheet.plan_version != ticket.plan_version:
            return
        self._screen.sheet = marks.with_line(sheet, ticket.before)
        for position, line in enumerate(sheet.lines):
            if line.criterion == ticket.criterion:
                self._screen.go_to(position)


def _place(sheet: ScoreSheet, line: ScoreLine) -> dict[str, Any]:
    """Whose answer it is, to what, as the verbs of the store take it."""
    return {
        "plan_version": sheet.plan_version,
        "criterion": line.criterion,
        "member": sheet.member,
    }
