"""Fewer references to be checked at the end of an import, and none that protected anything.

- A fact about a person and her membership point to her by (homenet, person): `homenet` is hers and
  was checked with her, so its own reference said the same twice.
- The rows of an import and its traces are written set-wise under the lock on their job, with the
  job's own HomeNet. Search words are derived from the person. What deletes a job or a person
  deletes these with it. Of two million checks at the commit of a list of 100,000 rows one and a
  half were theirs.
"""

import django.db.models.deletion
from django.db import migrations, models

from hnsa.core.security import SameHomeNet

OF_PERSON = ("nationalid", "phone", "roleintrade", "consent", "reveal", "nametoken", "membership")
OF_IMPORT = ("importrow", "importtrace")


def _unchecked(model: str, field: str, to: str, on_delete: object, **more: object) -> object:
    reference = models.ForeignKey(to, on_delete, db_constraint=False, **more)
    return migrations.AlterField(model, field, reference)


_PROTECT, _CASCADE = django.db.models.deletion.PROTECT, django.db.models.deletion.CASCADE
_SET_NULL = django.db.models.deletion.SET_NULL
_OF_TOKENS = SameHomeNet("members_nametoken", "person_id", "members_person")


class Migration(migrations.Migration):
    dependencies = [("members", "0003_seed")]
    operations = [
        *[
            _unchecked(
                model, "homenet", "members.body", _PROTECT, related_name="+", db_index=False
            )
            for model in (*OF_PERSON, *OF_IMPORT)
        ],
        _unchecked(
            "importrow", "job", "members.importjob", _CASCADE, related_name="rows", db_index=False
        ),
        _unchecked(
            "importrow", "body", "members.body", _SET_NULL, null=True, related_name="+",
            db_index=False,
        ),
        _unchecked("importtrace", "job", "members.importjob", _CASCADE, related_name="traces"),
        migrations.RunSQL(str(_OF_TOKENS.reverse_sql), str(_OF_TOKENS.sql)),
    ]  # fmt: skip
