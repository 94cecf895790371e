"""Who decides on a subject by the articles: offered first where a motion is put down."""

from typing import Final

from associations.rules.admission import AdmissionBody
from associations.rules.applications import RefusalAppeal
from associations.rules.categories import Permanence
from associations.rules.motions import WhoDecides
from associations.rules.removal import AppealAgainstTermination, Suspension, TerminationBy
from associations.vocabulary.subjects import Organ, Subject
from hnsa.law.asking import Law

BY_SUBJECT: Final = {
    Subject.ADMISSION: AdmissionBody,
    Subject.PERMANENCE: Permanence,
    Subject.EXPULSION: TerminationBy,
    Subject.SUSPENSION: Suspension,
}
ON_APPEAL: Final = {
    Subject.ADMISSION: RefusalAppeal,
    Subject.EXPULSION: AppealAgainstTermination,
}


def organ_for(subject: Subject, law: Law, *, on_appeal: bool = False) -> Organ:
    """Who decides on it; the general body where no article names somebody else."""
    kind = (ON_APPEAL if on_appeal else BY_SUBJECT).get(subject)
    named = next(iter(law.of(kind)), None) if kind is not None else None
    if named is not None:
        return Organ(named.organ)  # type: ignore[attr-defined]
    rule = law.one(WhoDecides, subject)
    return rule.organs[0] if rule is not None and rule.organs else Organ.GENERAL
