"""The container, Compose and Kubernetes files are valid, and agree with the program and with one another."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from suizhi.cli import COMMANDS
from suizhi.config.environment import Environment

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
BIN = Path(sys.executable).parent
MANIFESTS = sorted(path for path in (DEPLOY / "kubernetes").rglob("*.yaml") if path.name != "kustomization.yaml")
SETTINGS = {f"SUIZHI_{name.upper()}" for name in Environment.model_fields} | {"DATABASE_URL", "SUIZHI_HOME", "SUIZHI_DATA"}
OF_COMPOSE = {"SUIZHI_PORT"}


def documents() -> Iterator[dict[str, Any]]:
    for path in MANIFESTS:
        yield from yaml.safe_load_all(path.read_text(encoding="utf-8"))


def containers() -> Iterator[dict[str, Any]]:
    """Every container of every pod."""
    for document in documents():
        spec = document.get("spec", {})
        template = spec.get("jobTemplate", {}).get("spec", spec).get("template")
        if template:
            yield from template["spec"].get("initContainers", [])
            yield from template["spec"]["containers"]


@pytest.mark.parametrize(
    "command",
    [
        ["hadolint", DEPLOY / "Dockerfile"],
        ["check-jsonschema", "--builtin-schema", "vendor.compose-spec", DEPLOY / "compose.yaml"],
        ["kubernetes-validate", "--strict", *MANIFESTS],
        ["check-jsonschema", "--schemafile", ROOT / "tests/docs/publiccode.schema.json", ROOT / "publiccode.yml"],
    ],
    ids=["hadolint", "compose", "kubernetes", "publiccode"],
)
def test_it_is_valid(command: list[str | Path]) -> None:
    done = subprocess.run([BIN / command[0], *command[1:]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_setting_that_is_set_exists() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in DEPLOY.rglob("*") if path.is_file())
    assert set(re.findall(r"\bSUIZHI_[A-Z0-9_]+\b", text)) - SETTINGS - OF_COMPOSE == set()


def test_containers_run_commands_that_exist() -> None:
    named = [container["args"][0] for container in containers() if "command" not in container]
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    named += [service["command"][0] for service in compose["services"].values() if "command" in service]
    default = re.search(r"^CMD (\[.*\])", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert default is not None
    assert set(named) | {json.loads(default[1])[0]} <= set(COMMANDS)


def test_no_container_runs_as_root_or_may_become_it() -> None:
    found = list(containers())
    assert found
    for container in found:
        context = container["securityContext"]
        assert context["allowPrivilegeEscalation"] is False
        assert context["readOnlyRootFilesystem"] is True
        assert context["capabilities"] == {"drop": ["ALL"]}


def test_the_image_runs_as_the_user_of_the_pods() -> None:
    user = re.search(r"^USER (\d+):(\d+)", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    deployment = next(document for document in documents() if document["kind"] == "Deployment")
    context = deployment["spec"]["template"]["spec"]["securityContext"]
    assert user is not None
    assert (int(user[1]), int(user[2])) == (context["runAsUser"], context["runAsGroup"])


def test_probes_ask_by_a_name_that_the_portal_answers_to() -> None:
    portal = next(container for container in containers() if container["name"] == "portal")
    config = next(document for document in documents() if document["kind"] == "ConfigMap")
    hosts = config["data"]["SUIZHI_HOSTS"].split(",")
    for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
        (header,) = portal[probe]["httpGet"]["httpHeaders"]
        assert header["value"] in hosts


def test_the_kustomization_names_every_manifest() -> None:
    base = DEPLOY / "kubernetes/base"
    named = yaml.safe_load((base / "kustomization.yaml").read_text(encoding="utf-8"))["resources"]
    assert sorted(named) == sorted(path.name for path in MANIFESTS if path.parent == base)


def test_no_secret_stands_in_the_files() -> None:
    assert [document["kind"] for document in documents() if document["kind"] == "Secret"] == []
    example = dict(
        line.split("=", 1) for line in (DEPLOY / "example.env").read_text().splitlines() if "=" in line and not line.startswith("#")
    )
    assert example["POSTGRES_PASSWORD"] == ""
