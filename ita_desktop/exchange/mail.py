"""A mail that sends a report's PDF, as a draft that her mail program opens: .eml (RFC 5322, 2045).

Nothing is sent from here. `X-Unsent: 1` is what Outlook and Thunderbird know a draft by; who sends
it and when, they write themselves. The file's name goes along in Thai (RFC 2231) and, for programs
that know no more than RFC 1341, in plain letters. The same report and PDF give the same bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import policy
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from ita_desktop.files import exported, fit_for_a_name
from ita_desktop.model import Digits, Office, Report, ReportRound
from ita_desktop.model.form import (
    CAPITAL,
    MAIL_CLOSING,
    MAIL_ENCLOSED,
    MAIL_END,
    MAIL_FILE,
    MAIL_PLAIN_FILE,
    MAIL_SENDS,
    MAIL_SUBJECT,
    MAIL_TO_ANYONE,
    MAIL_TO_DISTRICT,
    ROUND_WORDS,
    UNDER_DISTRICTS,
    place_line,
)
from ita_desktop.problems import Problem, mark
from ita_desktop.thai.digits import to_thai
from ita_desktop.thai.folding import fold

# Headers are written as given, of which none holds a line end; what the newer policies make of long
# ones differs between versions of Python.
_AS_GIVEN = policy.compat32.clone(linesep="\r\n")
_LONGEST_NAME = 80  # characters: Linux takes 255 bytes, of which a Thai letter has three
_LONGEST_PIECE = 56  # characters of a name in one line of a header

_BETWEEN_ADDRESSES = re.compile(r"[\s,;]+")
# What mail programs everywhere take; stricter than RFC 5322, which knows quotes and comments.
_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)


@dataclass(frozen=True)
class Letter:
    """What a mail says.

    Args:
        subject: one line.
        text: its paragraphs, an empty line between two.
        file_name: of the PDF, as it is read.
        plain_file_name: of the PDF, in ASCII letters.
    """

    subject: str
    text: str
    file_name: str
    plain_file_name: str


def letter(office: Office, report: Report, file_name: str = "") -> Letter:
    """Return what a mail says that sends a report.

    Args:
        office: who sends it.
        report: what is sent; only its year, round, digits and preparer are read.
        file_name: of the PDF; without one, it is proposed.
    """
    name = _line(office.name)
    words = {
        "office": name,
        "place": _line(place_line(office.district, office.province)),
        "year": _in_digits(str(report.fiscal_year), report),
        "round": "",
    }
    if report.round is not ReportRound.FULL_YEAR:
        words["round"] = _in_digits(f"({ROUND_WORDS[report.round]})", report)
    proposed = fit_for_a_name(_line(MAIL_FILE.format(**words)))[:_LONGEST_NAME].strip()
    file_name = _line(file_name) or f"{proposed}.pdf"
    enclosed = _in_digits(MAIL_ENCLOSED, report).format(file=f"“{file_name}”")
    signed = (MAIL_END, report.prepared_by, report.prepared_position, name)
    paragraphs = (
        _salutation(office),
        _line(MAIL_SENDS.format(**words)),
        enclosed,
        MAIL_CLOSING,
        "\n".join(filter(None, map(_line, signed))),
    )
    return Letter(
        _line(MAIL_SUBJECT.format(**words)),
        "\n\n".join(paragraphs) + "\n",
        file_name,
        MAIL_PLAIN_FILE.format(year=report.fiscal_year),
    )


def addresses(text: str) -> list[str]:
    """Return the addresses that were typed, with commas, semicolons or spaces between them.

    Raises:
        Problem: one of them is no address.
    """
    found = [one for one in _BETWEEN_ADDRESSES.split(text) if one]
    for address in found:
        if not _ADDRESS.fullmatch(address):
            raise Problem(
                mark(
                    "“{address}” is no e-mail address. Type one such as name@example.go.th, or "
                    "leave it out."
                ),
                address=address,
            )
    return found


def draft(written: Letter, pdf: bytes, to: str = "") -> bytes:
    """Return a draft with the PDF attached, as the bytes of an .eml file.

    Args:
        written: what it says.
        pdf: the file.
        to: the addresses it goes to, or nothing.

    Raises:
        Problem: as `addresses`.
    """
    receivers = ", ".join(addresses(to))
    said = f"{written}{receivers}".encode("utf-8", "backslashreplace")
    content = sha256(sha256(said).digest() + sha256(pdf).digest())
    # Neither "=_" nor a hyphen can be in what is written as Base64.
    message = MIMEMultipart(boundary=f"=_ita-desktop-{content.hexdigest()[:32]}", policy=_AS_GIVEN)
    if receivers:
        message["To"] = receivers
    message["Subject"] = Header(_line(written.subject), "utf-8", header_name="Subject").encode()
    message["X-Unsent"] = "1"
    text = fold(written.text).replace("\n", "\r\n")
    message.attach(MIMEText(text, "plain", "utf-8", policy=_AS_GIVEN))
    enclosed = MIMEApplication(pdf, "pdf", policy=_AS_GIVEN, name=written.plain_file_name)
    name = _name_in_pieces(_line(written.file_name))
    enclosed["Content-Disposition"] = "; ".join(["attachment", *name])
    message.attach(enclosed)
    return message.as_bytes()


def write_draft(written: Letter, pdf: bytes, target: Path, to: str = "") -> None:
    """Write a draft to a file, whole or not at all.

    Raises:
        Problem: the file cannot be written there, or as `addresses`.
    """
    data = draft(written, pdf, to)
    with exported(target) as stream:
        stream.write(data)


def _line(text: str) -> str:
    return " ".join(fold(text).split())


def _in_digits(text: str, report: Report) -> str:
    return to_thai(text) if report.digits is Digits.THAI else text


def _salutation(office: Office) -> str:
    """Address the head of the district where that is who such an office reports to."""
    district = _line(office.district)
    is_under = _line(office.name).startswith(UNDER_DISTRICTS) and office.province.strip() != CAPITAL
    if not district or not is_under:
        return MAIL_TO_ANYONE
    return MAIL_TO_DISTRICT.format(district=place_line(district, ""))


def _name_in_pieces(name: str) -> list[str]:
    """Return a file's name as parameters of a header (RFC 2231): one, or as many as it is long."""
    pieces = [""]
    for character in name:
        written = quote(character, safe="")
        if len(pieces[-1] + written) > _LONGEST_PIECE:
            pieces.append("")
        pieces[-1] += written
    pieces[0] = f"utf-8''{pieces[0]}"
    if len(pieces) == 1:
        return [f"filename*={pieces[0]}"]
    return [f"filename*{place}*={piece}" for place, piece in enumerate(pieces)]
