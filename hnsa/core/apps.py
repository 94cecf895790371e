from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "hnsa.core"
    label = "core"
    verbose_name = "Users"
