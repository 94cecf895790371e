from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("The register")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from members.access import sight
        from members.models.queryset import hand_over

        hand_over(sight.visible)
