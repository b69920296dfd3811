"""Every setting, read from the environment once (docs/operating.md names each).

Nothing here decides anything about a deliberation: that stands in the modalities.
"""

import os
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from rostrum.conf.keys import mail_password, objections_keys, secret_key
from rostrum.engines.checkpoints import LONGEST
from rostrum.foundation.languages import OFFICIAL

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("ROSTRUM_DATA", "var")).resolve()
DATABASE = os.environ.get("ROSTRUM_DATABASE", "")
LIVE_URL = os.environ.get("ROSTRUM_LIVE_URL", "")
HOST = os.environ.get("ROSTRUM_HOST", "127.0.0.1")
PORT = int(os.environ.get("ROSTRUM_PORT", "8000"))
BASE_URL = os.environ.get("ROSTRUM_BASE_URL", "") or f"http://127.0.0.1:{PORT}"
REHEARSAL_URL = os.environ.get("ROSTRUM_REHEARSAL_URL", "")
LIVE_PORT = int(os.environ.get("ROSTRUM_LIVE_PORT", "8001"))
TRUSTED_PROXIES = int(os.environ.get("ROSTRUM_TRUSTED_PROXIES", "0"))
MICROPHONES = os.environ.get("ROSTRUM_MICROPHONES", "manual")
THREADS = int(os.environ.get("ROSTRUM_THREADS", "1"))
POWER_SAFE = os.environ.get("ROSTRUM_POWER_SAFE", "") == "1"
NAME = os.environ.get("ROSTRUM_NAME", "")
MAIL_HOST = os.environ.get("ROSTRUM_MAIL_HOST", "")
MAIL = os.environ.get("ROSTRUM_MAIL", "") or ("smtp" if MAIL_HOST else "held")
MAIL_TLS = os.environ.get("ROSTRUM_MAIL_TLS", "starttls")
MAIL_PORT = int(os.environ.get("ROSTRUM_MAIL_PORT", "0")) or {"tls": 465, "none": 25}.get(MAIL_TLS, 587)
MAIL_USER = os.environ.get("ROSTRUM_MAIL_USER", "")
MAIL_PASSWORD = mail_password()
MAIL_FROM = os.environ.get("ROSTRUM_MAIL_FROM", "rostrum@localhost")
MAIL_BOUNCES = os.environ.get("ROSTRUM_MAIL_BOUNCES", "") or parseaddr(MAIL_FROM)[1]
CLAMD = os.environ.get("ROSTRUM_CLAMD", "")
SECURE = BASE_URL.startswith("https://")

BELLS = DATA / "bells"
SECRET_KEY = secret_key(DATA)
OBJECTIONS_KEYS = objections_keys(DATA)
DEBUG = False
ALLOWED_HOSTS = [
    *os.environ.get("ROSTRUM_HOSTS", "").split(),
    urlsplit(BASE_URL).hostname or "127.0.0.1",
    "127.0.0.1",
    "localhost",
    ".localhost",
]
CSRF_TRUSTED_ORIGINS = [BASE_URL] if SECURE else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "rules",
    "rostrum.apps.people",
    "rostrum.apps.processes",
    "rostrum.apps.documents",
    "rostrum.apps.correspondence",
    "rostrum.apps.mandate",
    "rostrum.apps.meeting",
    "rostrum.apps.participation",
    "rostrum.apps.floor",
    "rostrum.apps.registration",
    "rostrum.apps.selection",
    "rostrum.apps.presidents_list",
    "rostrum.apps.attendance",
    "rostrum.apps.conformance",
    "rostrum.web.components",
    "rostrum.conf.apps.HouseConfig",
]

MIDDLEWARE = [
    "rostrum.web.components.policy.content_policy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

ROOT_URLCONF = "rostrum.conf.urls"
WSGI_APPLICATION = "rostrum.conf.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [
            PACKAGE / "web" / face / "templates"
            for face in (
                "components",
                "public",
                "registration",
                "entrance",
                "participant",
                "podium",
                "console",
                "booth",
                "secretariat",
                "office",
                "account",
            )
        ],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rostrum.web.components.context.house",
            ],
        },
    },
]


def _database(address: str) -> dict[str, object]:
    if not address:
        synchronous = "FULL" if POWER_SAFE else "NORMAL"
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "rostrum.sqlite3",
            "CONN_MAX_AGE": None,  # whoever closes last tidies the file: at each request that is most of its time
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 5,
                "init_command": f"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous};"
                f" PRAGMA wal_autocheckpoint={LONGEST}; PRAGMA secure_delete=ON;",  # what is erased is zeroed
            },
            "TEST": {"NAME": DATA / "test.sqlite3"},
        }
    parts = urlsplit(address)
    told = {
        "options": "-c lock_timeout=5s"
    }  # as long as SQLite waits; one press that waits for ever stops all pages
    told |= dict(parse_qsl(parts.query))  # host (a socket folder), sslmode and what else the driver takes
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": told.pop("host", unquote(parts.hostname or "")),
        "PORT": told.pop("port", str(parts.port or "")),
        "OPTIONS": told,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": _database(DATABASE)}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {
            "MAX_ENTRIES": 50_000
        },  # limits are counted here: what is thrown out is forgotten too early
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "rostrum.web.account.adapter.StaffAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Rostrum"
MFA_ADAPTER = "rostrum.web.account.second_factors.SealedFactors"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
USERSESSIONS_TRACK_ACTIVITY = False
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
# Links to registration forms: from one address, to one mailbox, from one network. An address may be a whole mission's.
FORMS_PER_HOUR = int(os.environ.get("ROSTRUM_FORMS_PER_HOUR", "60"))
ACCOUNT_RATE_LIMITS = {
    "registration": f"{FORMS_PER_HOUR}/h/ip,5/h/key",
    "registration_network": f"{4 * FORMS_PER_HOUR}/h/key",
    "login_failed": "10/m/ip,5/5m/key",  # wrong passwords and second factors; `key` is the account
    "login_failed_network": "10/m/key",
    "joint_code": "10/10m/key",  # of a million codes, for one participant
}

LANGUAGE_CODE = "en"
LANGUAGES = [(language.code, language.name) for language in OFFICIAL]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
MESSAGE_STORAGE = "rostrum.web.components.notices.Notices"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # everything goes through the outbox

SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(name)s %(levelname)s %(message)s"}},
    "filters": {"redaction": {"()": "rostrum.foundation.redaction.Redaction"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["redaction"]}
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {  # a refusal is an answer, not a fault
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
