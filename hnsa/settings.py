"""All settings, in one file. What differs from place to place is read in `hnsa/environment.py`."""

import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
import pghistory
import pgtrigger
from csp.constants import NONE, SELF

from hnsa import database, environment

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = environment.data_folder()
DEBUG = environment.switch("HNSA_DEBUG")
SECRET_KEY = environment.secret("HNSA_SECRET_KEY")
ID_KEY = environment.secret("HNSA_ID_KEY")
ALLOWED_HOSTS = environment.names("HNSA_HOSTS", "127.0.0.1,localhost,[::1]")
TESTING = "pytest" in sys.modules

INSTALLED_APPS = [
    "hnsa.office",
    "elections",
    "associations",
    "members",
    "hnsa.core",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "axes",
    "csp",
    "import_export",
    "crispy_forms",
    "crispy_bootstrap5",
    "pgtrigger",
    "pghistory",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "hnsa.core.middleware.OneTransaction",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hnsa.core.middleware.who_asks",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hnsa.core.resuming.ask_who_again",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "members.middleware.reach",
    "hnsa.core.middleware.own_language",
    "pghistory.middleware.HistoryMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "hnsa.urls"
WSGI_APPLICATION = "hnsa.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
            "builtins": ["hnsa.core.templatetags.look"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"  # its markup; the look is ours

# One database, two roles: the log-in owns the tables, everything runs as hnsa_app.
_server: dict[str, Any] = dict(dj_database_url.parse(database.database_url(), conn_max_age=60))
DATABASES = {
    "default": {
        **_server,
        "ENGINE": "hnsa.backend",
        "OPTIONS": {**_server.get("OPTIONS", {}), "assume_role": "hnsa_app"},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
if TESTING:  # the tests log in hundreds of times; what they test is not the hash
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "front"
LOGOUT_REDIRECT_URL = "login"

# Lock-out: a user name *from one address*; villages share addresses, so never an address alone.
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True

SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = environment.switch("HNSA_HTTPS")
SECURE_SSL_REDIRECT = environment.switch("HNSA_HTTPS")
SECURE_HSTS_SECONDS = 31_536_000 if environment.switch("HNSA_HTTPS") else 0
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if environment.switch("HNSA_HTTPS") else None
)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

# Statement level only: row level was measured 27 times slower, and quadratic.
PGHISTORY_LEVEL = pgtrigger.Statement
# Events are read by the row they are about; every other index would be paid at each import.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_CONTEXT_FIELD = pghistory.ContextForeignKey(null=True, db_index=False)
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_index=True)
PGHISTORY_INSTALL_CONTEXT_FUNC_ON_MIGRATE = True
PGHISTORY_MIDDLEWARE_METHODS = ("POST",)
PGHISTORY_ADMIN_ALL_EVENTS = False
PGTRIGGER_INSTALL_ON_MIGRATE = False

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
IMPORT_HEARTBEAT_SECONDS = 2
IMPORT_DEAD_AFTER_SECONDS = 20

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ur", "اردو")]
LOCALE_PATHS = [BASE_DIR / "hnsa" / "locale"]
FORMAT_MODULE_PATH = ["hnsa.formats"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Asia/Karachi"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# Nothing depends on e-mail: without a server what would be sent is shown on the console.
SITE_ADDRESS = environment.text("HNSA_ADDRESS", "")
DEFAULT_FROM_EMAIL = environment.text("HNSA_MAIL_FROM", "register@localhost")
_mail = environment.mail_server("HNSA_MAIL_URL")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _mail.host else 'console'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = _mail.host, _mail.port, 20
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_SSL, EMAIL_USE_TLS = _mail.tls, _mail.starttls

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": DATA_DIR / "uploads",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING
FILE_UPLOAD_HANDLERS = [
    "members.importing.uploads.SizeGuard",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS = [
    # HTTPS is switched on by HNSA_HTTPS where the site stands behind it; on 127.0.0.1 it is not.
    "security.W004",
    "security.W008",
    "security.W012",
    "security.W016",
]
