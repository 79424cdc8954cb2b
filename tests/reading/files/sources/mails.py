"""Writes the two mails into the folder given: ``python mails.py ..`` from this file's own folder."""

import sys
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

# A tilde stands for the space at a line's end, which says that the line goes on (RFC 3676).
TEXT = """Dear readers,

the harbour office has sent us the log of the Lantern Quay ferry, all two hundred and twelve pages of it, and we~
have read every one. “I am glad somebody does,” the clerk who handed it over told us.

> Crack at the left hinge now a hand wide. Told the office again.

Those words are from September. What happened between then and March is what we shall be writing about in the~
weeks to come, and we should like to hear from anybody who sailed on the morning boat.

--~
Mara Quist, The Quayside Courier
""".replace("~", " ")
HTML = """<html><head><meta charset="iso-8859-1"></head><body>
<h1>The drawer is open</h1>
<p>The council released its tide tables on Friday, seven months after they had been corrected. &ldquo;It took a key,&rdquo;
said Petra Anselm, &ldquo;and somebody who wanted to turn it.&rdquo;</p>
<blockquote><p>The tables are to be released once the matter of the invoice has been settled.</p></blockquote>
<p>So the clerk had written. On Friday he said that the matter had indeed been settled, although he did not say by whom,
and a spokesperson for the council declined to add anything to that.</p>
<ul><li>The tables cover two winters.</li><li>They correct eleven high waters by more than a foot.</li></ul>
<p><img src="http://tracker.example/open.gif" width="1" height="1"></p>
</body></html>
"""


def main(folder: Path) -> None:
    letter = _message("Fwd: We have the log", "The Quayside Courier <post@quayside.example>")
    letter.set_content(TEXT, cte="quoted-printable", params={"format": "flowed"})
    letter["List-Id"] = '"Harbour letter" <harbour.quayside.example>'
    (folder / "letter.eml").write_bytes(letter.as_bytes(policy=SMTP))
    newsletter = _message("The drawer is open", '"Ola Brandt" <ola@quayside.example>')
    newsletter.set_content("The drawer is open. Read this letter in a browser.\n")
    newsletter.add_alternative(HTML, subtype="html", charset="iso-8859-1")
    newsletter.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="../../drawer.png")
    (folder / "newsletter.eml").write_bytes(newsletter.as_bytes(policy=SMTP))


def _message(subject: str, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = sender
    message["To"] = "reader@quayside.example"
    message["Date"] = "Fri, 16 Jun 2023 09:15:00 +0100"
    message["Message-ID"] = "<20230616.1@quayside.example>"
    message["Content-Language"] = "en-GB"
    return message


if __name__ == "__main__":
    main(Path(sys.argv[1]))
