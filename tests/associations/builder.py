"""The builder in a browser without JavaScript: what its form sends, and its buttons."""

import re
from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

from associations.models import Article, Constitution
from members.models import Body
from tests.cast import Cast


class _Form(HTMLParser):
    """The fields of the draft's form, as a browser sends them; `form="draft"` included."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self.buttons: list[str] = []
        self._inside = False
        self._select = self._text = ""
        self._options: list[tuple[str, bool]] = []
        self._words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: Any) -> None:
        has = dict(attributes)
        if tag == "form":
            self._inside = has.get("id") == "draft"
        if not self._inside and has.get("form") != "draft":
            return
        name, value = has.get("name", ""), has.get("value") or ""
        if tag == "button":
            self.buttons.append(value)
        elif tag == "input" and name and name != "csrfmiddlewaretoken":
            box = has.get("type") in ("checkbox", "radio")
            if not box or "checked" in has:
                self.fields.append((name, value))
        elif tag == "select":
            self._select, self._options = name, []
        elif tag == "option":
            self._options.append((value, "selected" in has))
        elif tag == "textarea":
            self._text, self._words = name, ""

    def handle_data(self, data: str) -> None:
        if self._text:
            self._words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "select" and self._select:
            chosen = [value for value, is_chosen in self._options if is_chosen]
            self.fields.append((self._select, (chosen or [self._options[0][0]])[0]))
            self._select = ""
        elif tag == "textarea" and self._text:
            self.fields.append((self._text, self._words.removeprefix("\n")))
            self._text = ""


class Builder:
    """One browser at the draft of one association."""

    def __init__(self, client: Client, cast: Cast, body: Body) -> None:
        self.client, self.cast, self.body = client, cast, body
        self.url = reverse("draft", args=[body.pk])

    def get(self, **asked: Any) -> str:
        return str(self.client.get(self.url, asked).content.decode())

    def form(self, **asked: Any) -> dict[str, list[str]]:
        """What the form would send as it stands, by name."""
        found: dict[str, list[str]] = {}
        for name, value in _Form(self.get(**asked)).fields:
            found.setdefault(name, []).append(value)
        return found

    def buttons(self, **asked: Any) -> list[str]:
        return _Form(self.get(**asked)).buttons

    def press(self, do: str = "save", sent: Any = None, **typed: Any) -> Any:
        """Type into fields, as `a4_years=3` (the article's number), and press a button."""
        sent = dict(sent or self.form())
        for name, value in typed.items():
            sent[self.name(name)] = value
        return self.client.post(self.url, {**sent, "do": do})

    def name(self, short: str) -> str:
        """`a4_years` is the field `years` of article 4; other names are meant as they are."""
        match = re.fullmatch(r"a(\d+)_(\w+)", short)
        return f"a{self.article(match[1]).pk}-{match[2]}" if match else short

    def article(self, number: str) -> Article:
        with self.cast.seeing_all():
            return Article.objects.get(constitution=self.draft, number=number)

    @property
    def draft(self) -> Constitution:
        with self.cast.seeing_all():
            return Constitution.objects.get(body=self.body, standing="draft")

    @property
    def headings(self) -> list[str]:
        with self.cast.seeing_all():
            return list(self.draft.articles.order_by("position").values_list("heading", flat=True))


def words_of(answer: Any) -> str:
    """The words of a page or of a piece of one, without tags, spaces made one."""
    page = answer if isinstance(answer, str) else answer.content.decode()
    page = re.sub(r"(?s)<(script|style).*?</\1>", " ", page)
    page = re.sub(r"</?(bdi|span|time|strong)\b[^>]*>", "", page)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())
