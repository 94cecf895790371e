"""An act that an article stands against: stopped, unless somebody who may goes on with a reason."""

from typing import Any

from hnsa.law.verdict import Answer, Verdict
from members.access.rights import Verb, require_at
from members.models import Body


class Stopped(Exception):
    """The articles stand against an act. `verdict` says so by article; None: none is in force."""

    def __init__(self, verdict: Verdict | None) -> None:
        super().__init__(verdict.answer if verdict else "")
        self.verdict = verdict


def go_on(
    verdict: Verdict | None, body: Body, *, by: Any, override: str, open_: bool = False
) -> str:
    """The reason to keep with an act: "" where no article stands against it.

    `open_`: an act that waits while the articles cannot say yet. Raises Stopped without a reason,
    and PermissionDenied for who may not go on against an article.
    """
    answers = {Answer.NO, Answer.OPEN} if open_ else {Answer.NO}
    if verdict is not None and verdict.answer not in answers:
        return ""
    if not override.strip():
        raise Stopped(verdict)
    require_at(by, Verb.OVERRIDE, body)
    return override.strip()
