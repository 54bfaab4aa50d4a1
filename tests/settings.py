"""Settings of the tests: the product's own, with a home of their own and the slow parts of passwords turned off."""

import os
import tempfile

os.environ["SUIZHI_HOME"] = os.environ.get("SUIZHI_TEST_HOME") or tempfile.mkdtemp(prefix="suizhi-test-")
os.environ.setdefault("SUIZHI_LOG_LEVEL", "WARNING")

from suizhi.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
