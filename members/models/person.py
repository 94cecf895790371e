"""People: one record a woman and HomeNet, with her numbers, phones, roles and consents."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hnsa.core.history import recorded
from members.vocabulary.people import ConsentHow, ConsentPurpose, Gender, PersonRole, Relation

from .body import Body
from .place import Place
from .queryset import VisibleQuerySet

GENDERS = [
    (Gender.FEMALE, _("woman")),
    (Gender.MALE, _("man")),
    (Gender.OTHER, _("other")),
    (Gender.UNKNOWN, _("not known")),
]
RELATIONS = [
    (Relation.UNKNOWN, _("father or husband")),
    (Relation.WIFE, _("wife of")),
    (Relation.WIDOW, _("widow of")),
    (Relation.DAUGHTER, _("daughter of")),
    (Relation.SON, _("son of")),
    (Relation.MOTHER, _("mother of")),
]


@recorded(without=("name_key", "core_key"))
class Person(models.Model):
    """A person known to one HomeNet. Age is kept as it was told; nothing is invented.

    Exactly one of `birth_on`, `birth_year`, (`age_years`, `age_on`) is the best that is known; the
    others may stay from earlier. `name_key` and `core_key` are derived (members/rules/sameness).
    """

    homenet = models.ForeignKey(
        Body, models.PROTECT, related_name="+", verbose_name=_("HomeNet"), db_index=False
    )  # person_homenet_id leads with it
    full_name = models.CharField(_("name as written"), max_length=200)
    full_name_native = models.CharField(_("name in own script"), max_length=200, blank=True)
    relative_name = models.CharField(_("father’s or husband’s name"), max_length=200, blank=True)
    relation = models.CharField(
        _("relation"), max_length=16, choices=RELATIONS, default=Relation.UNKNOWN
    )
    relative_deceased = models.BooleanField(_("the relative has died"), default=False)
    gender = models.CharField(_("gender"), max_length=8, choices=GENDERS, default=Gender.UNKNOWN)
    birth_on = models.DateField(_("born on"), null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("born in the year"), null=True, blank=True)
    age_years = models.PositiveSmallIntegerField(_("age told"), null=True, blank=True)
    age_on = models.DateField(_("age told for the day"), null=True, blank=True)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, verbose_name=_("district or place")
    )
    locality = models.CharField(_("village or mohalla"), max_length=120, blank=True)
    ward = models.CharField(_("ward"), max_length=60, blank=True)
    address = models.TextField(_("address"), blank=True)
    trade = models.CharField(_("trade"), max_length=80, blank=True)
    died_on = models.DateField(_("died on"), null=True, blank=True)
    is_deceased = models.BooleanField(_("has died"), default=False)
    is_restricted = models.BooleanField(
        _("restricted (safety)"), default=False,
        help_text=_("Only the HomeNet’s administrator and data clerk see her record."),
    )  # fmt: skip
    restricted_why = models.CharField(_("why restricted"), max_length=200, blank=True)
    is_demo = models.BooleanField(_("made up for the demo"), default=False)
    name_key = models.BigIntegerField(editable=False, null=True)
    core_key = models.BigIntegerField(editable=False, null=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["name_key"], name="person_name_key"),
            # with all that tells most of those who only sound alike apart: their rows stay unread
            models.Index(
                fields=["core_key"],
                name="person_core_key",
                include=["id", "homenet", "birth_on", "birth_year", "age_years", "age_on"],
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["homenet", "id"], name="person_homenet_id"),
            models.CheckConstraint(
                condition=Q(age_years__isnull=True) | Q(age_on__isnull=False),
                name="an_age_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name


class OfPerson(models.Model):
    """A fact about a person. `homenet` is hers (row security)."""

    person = models.ForeignKey(
        Person, models.CASCADE, verbose_name=_("person"), db_constraint=False
    )  # constrained with `homenet`: nothing points across HomeNets (migrations 0002, 0004)
    homenet = models.ForeignKey(
        Body, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )

    objects = VisibleQuerySet.as_manager()

    class Meta:
        abstract = True


@recorded()
class NationalId(OfPerson):
    """A number of an identity document: sealed, masked, found by its keyed hash.

    `link` is the same for the old and the new form of one document (BD 13 in 17, LK old and new).
    """

    kind = models.CharField(_("document"), max_length=16)
    sealed = models.BinaryField(_("number, sealed"), null=True, editable=False)
    masked = models.CharField(_("number"), max_length=40)
    link = models.UUIDField(_("keyed hash"), editable=False)

    class Meta:
        verbose_name = _("national id")
        verbose_name_plural = _("national ids")
        indexes = [models.Index(fields=["link"], name="national_id_link")]

    def __str__(self) -> str:
        return self.masked


@recorded()
class Phone(OfPerson):
    """A phone she can be reached by. Households share phones: the number is not unique."""

    e164 = models.CharField(_("number"), max_length=20)
    note = models.CharField(_("note"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("phone")
        verbose_name_plural = _("phones")
        indexes = [models.Index(fields=["e164"], name="phone_e164")]

    def __str__(self) -> str:
        return self.e164


@recorded()
class RoleInTrade(OfPerson):
    """Sales agent, contractor, producer …: roles stay on the person's record."""

    role = models.CharField(
        _("role"), max_length=20,
        choices=[
            (PersonRole.PRODUCER, _("producer")),
            (PersonRole.SALES_AGENT, _("sales agent")),
            (PersonRole.CONTRACTOR, _("contractor")),
            (PersonRole.FACILITATOR, _("facilitator")),
            (PersonRole.TRAINER, _("trainer")),
        ],
    )  # fmt: skip
    begins_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("role in the trade")
        verbose_name_plural = _("roles in the trade")

    def __str__(self) -> str:
        return str(self.get_role_display())


@recorded()
class Consent(OfPerson):
    """What she agreed to, when, and how she said so."""

    purpose = models.CharField(
        _("for"), max_length=12,
        choices=[
            (ConsentPurpose.REGISTER, _("being in the register")),
            (ConsentPurpose.CONTACT, _("being contacted")),
            (ConsentPurpose.PROFILE, _("the profile of her work and home")),
            (ConsentPurpose.PUBLICITY, _("her name or picture in public")),
        ],
    )  # fmt: skip
    how = models.CharField(
        _("how"), max_length=8, default=ConsentHow.TOLD,
        choices=[
            (ConsentHow.TOLD, _("said so")),
            (ConsentHow.SIGNED, _("signed")),
            (ConsentHow.THUMB, _("thumb print")),
        ],
    )  # fmt: skip
    given_on = models.DateField(_("given on"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")

    def __str__(self) -> str:
        return str(self.get_purpose_display())


class Reveal(OfPerson):
    """Somebody looked at what is otherwise masked. Append-only."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    what = models.CharField(_("what"), max_length=20)
    why = models.CharField(_("why"), max_length=200)
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("look at a masked value")
        verbose_name_plural = _("looks at masked values")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.user}: {self.what}"


class NameToken(OfPerson):
    """One word of a name, for search. Derived from the person (actions/people); no history."""

    word = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["word", "person"], name="token_word_person")]

    def __str__(self) -> str:
        return self.word


class NameWord(models.Model):
    """The vocabulary: every word once a HomeNet, with its spelling-tolerant sound."""

    homenet = models.ForeignKey(Body, models.PROTECT, related_name="+", db_index=False)
    word = models.CharField(max_length=64)
    sound = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["homenet", "word"], name="one_word_a_homenet")
        ]
        indexes = [models.Index(fields=["sound"], name="name_word_sound")]

    def __str__(self) -> str:
        return self.word
