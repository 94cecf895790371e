from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """What looks across all apps: the front page, the demo network, the walls' own checks."""

    name = "hnsa.office"
    label = "office"
