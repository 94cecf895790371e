"""Photos of candidates: those that stand on papers, and what is in their files."""

from associations.models import Document
from elections.models import Election, Nomination
from elections.vocabulary.states import NominationState


def of_election(election: Election) -> list[Document]:
    """The photos of its valid candidates whose files are there."""
    rows = Nomination.objects.filter(contest__election=election, state=NominationState.VALID)
    kept = Document.objects.filter(
        pk__in=rows.filter(photo__isnull=False).values("photo"), mime__startswith="image/"
    )
    return [one for one in kept if one.file.storage.exists(str(one.file.name))]


def read(photo: Document) -> bytes:
    """What is in the file."""
    with photo.file.open("rb") as file:
        data: bytes = file.read()
        return data
