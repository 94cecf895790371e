"""All addresses of the site."""

from django.conf.urls.i18n import urlpatterns as language_urls
from django.contrib.auth.views import LogoutView
from django.urls import include, path

from hnsa import views
from hnsa.core.admin import site
from hnsa.office import today
from hnsa.office import views as office

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("log-in/", views.LogIn.as_view(), name="login"),
    path("log-out/", LogoutView.as_view(), name="logout"),
    path("password/", views.Password.as_view(), name="password_change"),
    path("language/", include(language_urls)),
    path("", office.pages, name="front"),
    path("today/", today.today, name="today"),
    path("admin/", office.front, name="office"),
    path("admin/", site.urls),
    path("", include("elections.urls")),
    path("", include("associations.urls")),
    path("", include("members.urls")),
]
