from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssociationsConfig(AppConfig):
    name = "associations"
    verbose_name = _("Associations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from associations.importing.admission import ByArticles
        from associations.models import Application
        from members.access.sight import open_people_through
        from members.queries.admission import hand_over

        hand_over(ByArticles)
        open_people_through(Application)
