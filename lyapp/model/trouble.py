"""Expected trouble: things that go wrong in ordinary use, each with a sentence and a way out.

Anything that isn't one of these is a bug. The texts are the English source texts; a screen
translates them by their template before it fills in the values.
"""

from __future__ import annotations

from typing import ClassVar


class Trouble(Exception):
    """Something a user can understand and act on.

    `template` and `hint` take the keyword values the error was raised with.
    """

    template: ClassVar[str] = "This can’t be done."
    hint: ClassVar[str] = ""

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """What happened, in one sentence."""
        return self.template.format(**self.values)

    @property
    def advice(self) -> str:
        """What to do about it; may be empty."""
        return self.hint.format(**self.values)

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.values))


def _rebuild(kind: type[Trouble], values: dict[str, object]) -> Trouble:
    return kind(**values)


class FileTrouble(Trouble):
    """The review file can't be read or written."""


class ReviewFileMissing(FileTrouble):
    template = "There is no file {path}."
    hint = "It may have been moved or renamed, or the drive it is on isn’t connected."


class NotAReview(FileTrouble):
    template = "{path} is not a review file."
    hint = "It may have been damaged or be another program’s file. The backups may hold it whole."


class AFolder(NotAReview):
    template = "{path} is a folder and not a review file."
    hint = "Name the review that is in it."


class DamagedFile(FileTrouble):
    template = "{path} is damaged and can’t be read whole: {detail}."
    hint = "Restore the newest backup; the damaged file is kept."


class NewerFileVersion(FileTrouble):
    template = "{path} was made by a newer version of lyapp."
    hint = "It is open for reading only. Install the newer version to change it."


class OpenElsewhere(FileTrouble):
    template = "{path} is in use by {holder}."
    hint = "You can read it; to change it, ask them to close it first."


class OpenTwice(OpenElsewhere):
    """The same person has it open, on the same computer."""

    template = "{path} is open already on this computer."
    hint = "You can read it here; to change it, go on in the other window, or close that one first."


class ReadOnlyFile(FileTrouble):
    template = "{path} can’t be changed: it, or the folder it is in, is read-only."
    hint = "You can read it. To change it, copy it to a folder of your own."


class NoFolderForBackups(ReadOnlyFile):
    """The user's own data folder can't be written, and nothing is changed without backups."""

    template = "lyapp can’t write in its own data folder, where the backups go: {path}."
    hint = "See that you may write there, or name another folder: lyapp --home FOLDER."


class NoRoomToChange(ReadOnlyFile):
    """Its disk was full when it was opened."""

    template = "{path} can’t be changed: there is no room left on its disk."
    hint = "You can read it. To change it, free some room and open it again."


class DiskFull(FileTrouble):
    template = "There is no room left on the disk that holds {path}."
    hint = "What you typed is still on the screen. Free some room and it will be saved."


class FileVanished(FileTrouble):
    template = "{path} was removed or its drive was disconnected while it was open."
    hint = "What you typed is still on the screen. Bring the file back, or restore a backup."


class NoBackups(Trouble):
    template = "There are no backups of {what} in {folder}."
    hint = "“lyapp restore” without a file lists those of every review."


class FileExists(FileTrouble):
    template = "{path} exists already."
    hint = "Choose another name; nothing was overwritten."


class Refused(Trouble):
    """A verb was asked for something the rules don't allow."""


class RatingOffScale(Refused):
    template = "{rating} is not on the scale: it runs from {lowest} to {highest}."


class NoRatingHere(Refused):
    template = "“{criterion}” takes a comment, not a rating."


class UnknownKey(Refused):
    template = "There is no {what} “{key}” in this review."
    hint = "Known: {known}."


class NotTheirLocality(UnknownKey):
    template = "There is no locality “{key}” that this member scores."


class NotReadable(Refused):
    template = "“{text}” can’t be read as {what}: {why}."
    hint = "{example}"


class TextNeeded(Refused):
    template = "{what} can’t be empty."


class ReasonNeeded(Refused):
    template = "{what} needs a reason."


class OutcomeNeeded(Refused):
    template = "Record an outcome before adding a condition to it."


class CannotUndo(Refused):
    template = "“{label}” can’t be undone: it has been changed since."


class NeededStill(Refused):
    template = (
        "“{label}” can’t be undone: a pack that was made since, or something else that stays, "
        "rests on it."
    )
    hint = "Nor can what was done before it. Change by hand what should be otherwise."


class NothingToUndo(Refused):
    template = "There is nothing to {direction}."


class BadProgramme(Trouble):
    template = "The programme {path} can’t be used: {detail}."
    hint = "Nothing was made."


class BadInput(Trouble):
    template = "{path} can’t be read: {detail}."


class FileBusy(FileTrouble):
    template = "{path} is being used by another program just now."
    hint = "Try again in a moment."


class CannotWrite(Trouble):
    template = "{path} can’t be written: {detail}."
    hint = "Choose another folder, or close the program that has the file open."


class NoScreen(Trouble):
    template = "There is no screen here to open a window on."
    hint = "“lyapp --help” lists what can be done without one."


class OlderFileVersion(FileTrouble):
    template = "{path} was made by an older version of lyapp and must be brought up to date first."
    hint = "Open it where it can be changed, or copy it to a folder of your own and open the copy."


class OlderFileToRead(OlderFileVersion):
    """An older review given to a command that only reads."""

    hint = (
        "Open it once with “lyapp {path}”: that keeps a backup and brings it up to date. Where "
        "you may not write, copy it to a folder of your own first. Nothing was changed."
    )


class LastCriterion(Refused):
    template = "A review needs at least one criterion."
    hint = "Add another one first, or change this one."


class OutcomeTypeInUse(Refused):
    template = "“{label}” has been recorded for a locality, so it can’t be changed."
    hint = "Record another outcome there first, or add a new outcome type beside it."


class WouldReplaceReview(FileExists):
    template = "{path} is a review; no document is written over a review."
    hint = "Choose another name; nothing was overwritten."


class NewerFileUnreadable(NewerFileVersion):
    template = "{path} was made by a newer version of lyapp, and this one can’t show all of it."
    hint = "Install the newer version to read it. Nothing was changed."


class NotTheirPlan(Refused):
    template = "{member} does not score {locality}: it isn’t one of their plans."
    hint = "Panel > Members shows who scores what, and it can be changed there."


class NothingToTakeIn(Refused):
    template = "There is no row of {name} that can be taken in."
    hint = "Say which table and which column hold the objectives."


class AttachmentInUse(Refused):
    template = "“{name}” can’t be removed: rows of the plan, or citations, come from it."
    hint = "Undo the import instead, if it was a mistake."


class BadDocument(Trouble):
    """A document that came in and can't be read; nothing of it is kept."""

    template = "{name} is damaged, so it can’t be read."
    hint = "Open it in the program it was made with, save it again, and bring in that copy."


class EmptyDocument(BadDocument):
    template = "{name} is empty."
    hint = "Ask for the document again; it may have been cut off on its way."


class DocumentTooLarge(BadDocument):
    template = "{name} is larger inside than a plan can be, so it wasn’t opened."
    hint = "Copy the plan into a new document, save that, and bring it in."


class UnsafeDocument(BadDocument):
    template = "{name} holds something that reaches outside it, so it wasn’t opened."
    hint = "Copy the plan into a new document, save that, and bring it in. Ask who sent it."


class LockedDocument(BadDocument):
    template = "{name} is locked with a password."
    hint = "Open it with its password, save a copy without one, and bring in the copy."


class OldWordDocument(BadDocument):
    template = "{name} is in Word’s old format (.doc)."
    hint = "Open it in Word and save it as .docx."


class OldSpreadsheet(BadDocument):
    template = "{name} is a spreadsheet in a format that can’t be read here."
    hint = "Open it in Excel and save it as .xlsx."


class OtherTextDocument(BadDocument):
    template = "{name} is a text document in a format that can’t be read here."
    hint = "Open it in the program it was made with and save it as .docx."


class SlidesDocument(BadDocument):
    template = "{name} is a set of slides."
    hint = "Copy the plan’s table into a Word document, save it as .docx, and bring that in."


class PictureDocument(BadDocument):
    template = "{name} is a picture, and there is no text in it to read."
    hint = "Ask for the document it was made from, or read it with text recognition first."


class ArchiveOfDocuments(BadDocument):
    template = "{name} is an archive and not a document."
    hint = "Unpack it and bring in the documents inside, one by one."


class NotAPlanDocument(BadDocument):
    template = "{name} is not a kind of document a plan can be read from."
    hint = "A plan can be a .docx, .xlsx, .xls, .ods, .csv, .tsv, .txt or .pdf file."


class PdfDamaged(BadDocument):
    template = "{name} can’t be read as a PDF: {detail}."
    hint = "Ask for it again, or for the Word or Excel file it was made from."


class PdfScanned(BadDocument):
    template = "{name} holds pictures of pages and no text, as a scanner makes it."
    hint = (
        "Ask for the Word or Excel file it was made from, or have its text recognised (OCR) first."
    )


class PdfCarriesMore(BadDocument):
    template = "{name} carries {what} inside it, which a plan doesn’t need; it wasn’t opened."
    hint = "Ask for the Word or Excel file, or print it to a new PDF and bring that in."


class PdfTooMuch(BadDocument):
    template = "{name} can’t be read as a plan: {detail}."
    hint = "Ask for the pages with the plan alone, or for the Word or Excel file."


class BadExchangeFile(Trouble):
    """A pack or a return that can't be taken in; nothing of it is kept."""

    template = "{name} is damaged, so it can’t be read."
    hint = "Ask for the file again. If it comes by e-mail, ask for it as an attachment."


class OtherReviewsReturn(BadExchangeFile):
    template = "{name} belongs to another review."
    hint = "Open the review it was made for, or ask the member for the right file."


class ForgedReturn(BadExchangeFile):
    template = "{name} isn’t signed with the key that this review gave the member."
    hint = "Don’t use it. Ask the member for a return from the pack you sent."


class TooMuchToSend(Refused):
    template = "{what} can’t be sent: {detail}."
    hint = "Send fewer plans, or leave out the largest documents."


class ConflictedMember(Refused):
    template = "{member} has declared an interest in {locality} and does not score its plan."
    hint = "They may still answer questions. Panel > Members shows the declared interests."


class NotAMembersReview(Refused):
    template = "{path} was not made from a pack, so there is nothing to return from it."
    hint = "Open the pack the chair sent and score there."


class AMembersReview(Refused):
    template = "{path} is a member’s own copy, made from a pack."
    hint = "Packs, merging and the panel belong to the chair’s review."


class MemberWithdrawn(Refused):
    template = "{member} has stood down."
    hint = "Make them a member again first, if that is wrong."


class ModerationNotOpen(Refused):
    template = "The moderation of {locality} has not been opened."
    hint = "Open it first; then the scores of those who have finished can be seen."


class ModerationClosed(Refused):
    template = "The moderation of {locality} is closed."
    hint = "Open it again, with a reason, to change its record."


class NotSettledYet(Refused):
    template = "The moderation of {locality} can’t be closed yet."
    hint = "{missing}"
