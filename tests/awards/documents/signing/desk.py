"""A proposal as it was issued, with everything that is needed to sign it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.files.base import ContentFile

from awards.documents.issue import issue
from awards.documents.signing import KeyFile, sign_paper
from awards.documents.stored import read_copy
from awards.enums import PaperKind
from awards.models import Paper, SignaturePicture, SignedCopy, TrustedRoot
from awards.rules.certificates import read_authority
from awards.rules.signers import RIGHT, SEAL
from campaigns.models import User
from tests.awards.award_story import NOW, PROPOSAL_DAY, Story, tell
from tests.awards.documents.signing.authority import BLUE, PASSPHRASE, RED, authority, picture


@dataclass
class Desk:
    """The office's desk with one issued proposal on it."""

    story: Story
    paper: Paper

    @property
    def office(self) -> User:
        return self.story.office

    @property
    def issued(self) -> bytes:
        return self.paper.file.open("rb").read()

    @property
    def chairman_name(self) -> str:
        return self.paper.payload["signature"]["name"]

    def key(self, holder: str = "", **validity: int) -> KeyFile:
        """The key file of the chairman, or of ``holder``."""
        return KeyFile(authority().key_file(holder or self.chairman_name, **validity), PASSPHRASE)

    def sign(self, key: KeyFile | None = None, **values: object) -> SignedCopy:
        """The chairman signs."""
        given = {"place": RIGHT, "key": key or self.key(), "by": self.office, "now": datetime.now(UTC)}
        return sign_paper(paper=self.paper, **(given | values))

    def seal(self, key: KeyFile | None = None) -> SignedCopy:
        """The office signs for the organisation."""
        return self.sign(key or self.key(self.paper.organisation.name), place=SEAL)

    def signed(self) -> bytes:
        """The proposal with the chairman's signature."""
        return read_copy(self.sign())

    def trust(self) -> TrustedRoot:
        """Install the authority's certificate."""
        found = read_authority(authority().pem.encode())
        return TrustedRoot.objects.create(
            name=found.subject,
            issuer=found.issuer,
            sha256=found.sha256,
            valid_from=found.valid_from,
            valid_until=found.valid_until,
            pem=found.pem,
            added_by=self.office,
            added_at=NOW,
        )


def lay_desk() -> Desk:
    """The proposal issued, the pictures of the chairman's signature (45 mm) and the seal (36 mm) at hand."""
    story = tell(people=1, collectives=0)
    story.file_minutes()
    paper = issue(
        kind=PaperKind.PROPOSAL, subject=story.dossier, by=story.office, now=NOW, number=5, day=PROPOSAL_DAY
    )
    organisation = story.campaign.organisation
    chairman = organisation.signatories.get(name=paper.payload["signature"]["name"])
    _keep(picture(BLUE), 45, story.office, signatory=chairman)
    _keep(picture(RED, (600, 600)), 36, story.office, organisation=organisation)
    return Desk(story, paper)


def _keep(content: bytes, width: int, by: User, **owner: object) -> None:
    row = SignaturePicture(width_mm=width, added_by=by, added_at=NOW, **owner)
    row.file.save("x.png", ContentFile(content), save=False)
    row.save()
