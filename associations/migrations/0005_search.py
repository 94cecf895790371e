"""The words by which associations are found, kept by the database from the names of the bodies."""

import django.db.models.deletion
from django.db import migrations, models

from hnsa.core.security import RowSecurity, SameHomeNet

# Marks that print nothing or only colour a letter: accents, Arabic vowel signs, the nukta.
_MARKS = (
    "\\u0300-\\u036f\\u064b-\\u065f\\u0670\\u093c\\u09bc\\u200b-\\u200f\\u202a-\\u202e"
    "\\u2060-\\u2069\\ufeff\\u0640\\u0621"
)
# One typist uses Arabic letters, the next Urdu or Persian ones; digits of any script.
_LETTERS = "يىېۍكڪهةھۀۃە"
_PLAIN = "ییییککہہہہہہ"
_DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯"
_ASCII = "0123456789" * 4

FUNCTIONS = f"""
CREATE FUNCTION associations_words(written text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT DISTINCT left(word, 64) FROM regexp_split_to_table(
    translate(regexp_replace(lower(normalize(written, NFKD)), '[{_MARKS}]', '', 'g'),
      '{_LETTERS}{_DIGITS}', '{_PLAIN}{_ASCII}'),
    '[[:space:][:punct:]]+') AS word
  WHERE word <> ''
$$;
CREATE FUNCTION associations_word_new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO associations_word (body_id, homenet_id, word)
  SELECT b.id, b.homenet_id, w FROM added b,
    LATERAL associations_words(concat_ws(' ', b.name, b.name_native, b.code)) AS w
  WHERE b.kind = 'association' ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE FUNCTION associations_word_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  DELETE FROM associations_word w USING before o JOIN after n USING (id)
  WHERE w.body_id = o.id AND (o.name, o.name_native, o.code, o.kind, o.homenet_id)
    IS DISTINCT FROM (n.name, n.name_native, n.code, n.kind, n.homenet_id);
  INSERT INTO associations_word (body_id, homenet_id, word)
  SELECT n.id, n.homenet_id, w FROM before o JOIN after n USING (id),
    LATERAL associations_words(concat_ws(' ', n.name, n.name_native, n.code)) AS w
  WHERE n.kind = 'association' AND (o.name, o.name_native, o.code, o.kind, o.homenet_id)
    IS DISTINCT FROM (n.name, n.name_native, n.code, n.kind, n.homenet_id)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER associations_word_new AFTER INSERT ON members_body
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION associations_word_new();
CREATE TRIGGER associations_word_changed AFTER UPDATE ON members_body
  REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION associations_word_changed();
INSERT INTO associations_word (body_id, homenet_id, word)
SELECT b.id, b.homenet_id, w FROM members_body b,
  LATERAL associations_words(concat_ws(' ', b.name, b.name_native, b.code)) AS w
WHERE b.kind = 'association';
"""
GONE = """
DROP TRIGGER associations_word_new ON members_body;
DROP TRIGGER associations_word_changed ON members_body;
DROP FUNCTION associations_word_new(); DROP FUNCTION associations_word_changed();
DROP FUNCTION associations_words(text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("associations", "0004_walls_of_registration"),
        ("members", "0005_draft_of"),
    ]
    operations = [
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(db_collation="C", max_length=64)),
                (
                    "body",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.CASCADE,
                        related_name="+", to="members.body",
                    ),
                ),
                (
                    "homenet",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT,
                        related_name="+", to="members.body",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("word", "body"), name="a_word_once_a_body")
                ],
            },
        ),
        RowSecurity("associations_word"),
        SameHomeNet("associations_word", "body_id", "members_body"),
        migrations.RunSQL(FUNCTIONS, GONE),
    ]  # fmt: skip
