"""What can be wrong with a pack or a return as a file, each with a sentence and a way out."""

from __future__ import annotations

from lyapp.model.trouble import BadExchangeFile


class EmptyExchangeFile(BadExchangeFile):
    template = "{name} is empty."
    hint = "Ask for the file again; it may have been cut off on its way."


class NotAPack(BadExchangeFile):
    template = "{name} is not a pack."
    hint = "A pack is the file ending in .lypack that the chair sends to a member."


class NotAReturn(BadExchangeFile):
    template = "{name} is not a return."
    hint = "A return is the file ending in .lyreturn that a member sends to the chair."


class PackForReturn(NotAReturn):
    template = "{name} is a pack, not a return."
    hint = "A pack goes from the chair to a member. Ask the member for the file from Return."


class ReturnForPack(NotAPack):
    template = "{name} is a return, not a pack."
    hint = "A return goes from a member to the chair, who takes it into the review."


class NewerExchangeFormat(BadExchangeFile):
    template = "{name} was made by a newer version of lyapp."
    hint = "Install the newer version to open it."


class ExchangeFileCutOff(BadExchangeFile):
    template = "{name} is cut off: its end is missing."
    hint = "Ask for the file again; it didn’t arrive whole."


class ExchangeFileExtended(BadExchangeFile):
    template = "{name} has something before or after it that doesn’t belong to it."
    hint = "Ask for the file again, unchanged, as lyapp saved it."


class PartTwice(BadExchangeFile):
    template = "{name} holds two parts named “{part}”, so it isn’t as lyapp made it."
    hint = "Don’t use it. Ask the sender for the file as lyapp saved it."


class OddPart(BadExchangeFile):
    template = "{name} holds a part named “{part}”, which lyapp doesn’t put there."
    hint = "Don’t use it. Ask the sender for the file as lyapp saved it."


class ArchiveInside(BadExchangeFile):
    template = "{name} holds another archive, “{part}”."
    hint = "Don’t use it. Ask the sender for the file as lyapp saved it."


class LargerInside(BadExchangeFile):
    template = "{name} is larger inside than lyapp makes such a file, so it wasn’t opened."
    hint = "Don’t use it. Ask the sender for the file as lyapp saved it."


class ExchangeFileTooLarge(BadExchangeFile):
    template = "{name} is larger than {limit} MB, the most such a file can be."
    hint = "Check that it is the file you meant to open."


class PackedAgain(BadExchangeFile):
    template = "{name} was packed again by another program."
    hint = "Ask for the file as lyapp saved it; it must not be unpacked on its way."


class ExchangeFileAltered(BadExchangeFile):
    template = "{name} was changed after it was made."
    hint = "Ask for the file again, unchanged, as lyapp saved it."


class PassphraseNeeded(BadExchangeFile):
    template = "{name} is locked with a passphrase."
    hint = "Ask the sender for the passphrase; it should come another way than the file."


class PassphraseWrong(BadExchangeFile):
    template = "{name} can’t be unlocked with this passphrase."
    hint = "Try it again, minding capitals and spaces. If it is right, the file was damaged."


class ExchangeMisfit(BadExchangeFile):
    template = "{name} holds something that doesn’t fit: {detail}."
    hint = "Ask for a new file. If that doesn’t help, tell whoever looks after lyapp."
