"""Settings of the tests: the product's own, with a home of their own and the slow parts of passwords turned off."""

import atexit
import os
import shutil
import tempfile

if "SUIZHI_TEST_HOME" in os.environ:
    os.environ["SUIZHI_HOME"] = os.environ["SUIZHI_TEST_HOME"]
else:
    os.environ["SUIZHI_HOME"] = tempfile.mkdtemp(prefix="suizhi-test-")
    atexit.register(shutil.rmtree, os.environ["SUIZHI_HOME"], ignore_errors=True)
os.environ.setdefault("SUIZHI_LOG_LEVEL", "WARNING")

from suizhi.config.settings import *  # noqa: F403
from suizhi.config.settings import STATIC_ROOT

STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns of a folder that is not there, and warnings are errors here.

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
