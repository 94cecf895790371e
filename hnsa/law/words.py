"""The marker of translatable text in plain Python: law, rules and vocabulary know no Django."""


def says(text: str) -> str:
    """The text, unchanged; `make words` collects it (xgettext keyword `says`).

    It is translated where it is shown, by the `gettext` of the page or command.
    """
    return text
