"""Django's settings, made from the operator's environment."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from suizhi.commons.home import home
from suizhi.config.environment import database, environment, signing_key
from suizhi.config.logs import logging_config

env = environment()
PACKAGE = Path(__file__).resolve().parents[1]

SECRET_KEY = signing_key()
DEBUG = env.debug
ALLOWED_HOSTS = env.host_list()
CSRF_TRUSTED_ORIGINS = env.origin_list()

INSTALLED_APPS = [
    "suizhi.commons.accounts",
    "suizhi.commons.ledger",
    "suizhi.commons.jobs",
    "suizhi.commons.procedures",
    "suizhi.commons.evidence",
    "suizhi.commons.personal",
    "suizhi.halls.register",
    "suizhi.halls.search",
    "suizhi.halls.casework",
    "suizhi.halls.credit",
    "suizhi.halls.watch",
    "suizhi.web",
    "suizhi.api",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "suizhi.web.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "suizhi.commons.accounts.middleware.SecondFactor",
    "axes.middleware.AxesMiddleware",
    "suizhi.api.middleware.Problems",
]

ROOT_URLCONF = "suizhi.config.urls"
WSGI_APPLICATION = "suizhi.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "suizhi.web.context_processors.frame",
            ],
        },
    }
]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES: dict[str, str] = {}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:mine"
LOGOUT_REDIRECT_URL = "web:home"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
# Five tries at one address are axes' to count; this bounds tries at one account, or at one second factor, from everywhere.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,20/900s/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "穗知"
MFA_ADAPTER = "suizhi.commons.accounts.adapters.SealedFactors"
REQUIRE_2FA = env.require_2fa
API_RATE = env.api_rate
AXES_VERBOSE = False
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_SENSITIVE_PARAMETERS = ["password"]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("中文")), ("en", _("English"))]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["suizhi.web.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = home() / "static"
MEDIA_ROOT = home() / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = home() / "mail"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.https
SECURE_HSTS_SECONDS = 31536000 if env.https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.https else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

LOGGING_CONFIG = None
logging_config(env.log_format, env.log_level)
SILENCED_SYSTEM_CHECKS: list[str] = []
CITY = env.city
SEARCH_URL = env.search_url
METRICS_FROM = {"127.0.0.1", "::1", *env.metrics_list()}
UPLOAD_LIMIT = env.upload_limit_mb * 1024 * 1024
EVIDENCE_LIMIT = env.evidence_limit_mb * 1024 * 1024
SCANNER_URL = env.scanner
WEBHOOKS = env.webhooks
TIMESTAMP_URL = env.timestamp_url
TIMESTAMP_ROOTS = env.timestamp_roots
PERSONAL_KEYS = env.personal_keys
