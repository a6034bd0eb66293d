"""Who somebody is, as the identity provider tells: an e-mail address to be trusted, and a name to be shown."""

import re
import unicodedata
from dataclasses import dataclass, field

LONGEST_LABEL = 150  # as data.planning.fields takes it
# One @ with something around it; no blanks, quotes or separators, and nothing a spreadsheet takes for a formula.
_OTHER = r"\s@\"'`,;:<>()\[\]\\"
_GRANTED = re.compile(rf"(?![=+\-*])[^{_OTHER}]+@[^{_OTHER}]+")
_APPROVAL = re.compile(r"\W*disetujui", re.IGNORECASE)  # a version let through reads 'Ani, disetujui Budi'


@dataclass(frozen=True)
class Identity:
    """Somebody who signed in, as the identity provider tells: `email` in lower case, `claims` of the identity token.

    What a provider tells comes through `identify`, which refuses an address that is none.
    """

    email: str
    name: str = ""
    claims: dict = field(default_factory=dict, hash=False, compare=False)

    @property
    def label(self) -> str:
        """How the person is called in versions and in the log: 'Sri Wahyuni (sri@kaltimprov.go.id)'.

        A long name is shortened, the address never, and no name reads like an approval.
        """
        name = clean_name(self.name)
        name = name[: max(0, LONGEST_LABEL - len(self.email) - len(" ()"))].strip()
        return f"{name} ({self.email})" if name and name.lower() != self.email else self.email


def identify(email, name, claims) -> Identity | None:
    """The person with this e-mail address, or None where it is not one whole address that stands for one person."""
    if not isinstance(email, str) or not is_address(email) or len(email) > LONGEST_LABEL:
        return None
    if email.isascii() != email.lower().isascii():  # a letter such as the Kelvin sign becomes another person's k
        return None
    known = clean_name(name) if isinstance(name, str) else ""
    return Identity(email.lower(), known, claims if isinstance(claims, dict) else {})


def is_address(email: str) -> bool:
    """Whether there is one @ with text around it, without blanks and without characters that are not seen."""
    before, _, after = email.partition("@")
    return bool(before and after) and "@" not in after and all(_is_seen(one) and not one.isspace() for one in email)


def is_granted_address(email: str) -> bool:
    """Whether a role may be given to this address: narrower, so that no other sign in it is misread."""
    return is_address(email) and len(email) <= LONGEST_LABEL and _GRANTED.fullmatch(email) is not None


def clean_name(name: str) -> str:
    """A name in one line, without characters that are not seen and without the words of an approval."""
    seen = "".join(one if _is_seen(one) else " " if one.isspace() else "" for one in name)
    return " ".join(without_approval(seen).split())


def without_approval(name: str) -> str:
    """A name that cannot be read as 'somebody, disetujui somebody else'; other names stay as they are."""
    while (shorter := _APPROVAL.sub("", name)) != name:  # what was left may join to the same word
        name = shorter
    return name


def is_seen_text(text: str) -> bool:
    """Whether a text says something, and holds no control or format characters."""
    return bool(text.strip()) and all(_is_seen(one) for one in text)


def _is_seen(one: str) -> bool:
    return not unicodedata.category(one).startswith("C")
