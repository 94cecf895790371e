from .association import Association
from .case import Case, Numbering, Remark
from .constitution import Article, Constitution, Reading
from .document import Document
from .office import Office
from .word import Word

__all__ = [
    "Article", "Association", "Case", "Constitution", "Document", "Numbering", "Office", "Reading",
    "Remark", "Word",
]  # fmt: skip
