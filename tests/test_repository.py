"""The repository keeps its own promises: locks, first lines, documents, commands, settings."""

import ast
import importlib
import importlib.util
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import typer.main

ROOT = Path(__file__).parents[1]
LOCKS = [ROOT / "requirements" / name for name in ("run.lock", "dev.lock")]
#: Hosts of package registries and mirrors; written in pieces so that this file does not name one.
REGISTRIES = tuple(".".join(parts) for parts in (
    ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("crates", "io"),
    ("deb", "debian", "org"),
))  # fmt: skip
INDEX_OPTIONS = ("--index-url", "--extra-index-url", "--find-links", "--trusted-host")
#: Folders of the machine on which somebody worked; they mean nothing on another.
MACHINE_PATH = re.compile(r"(?<![\w.$}{:/~-])/(?:work|root|home|Users)/[\w.]+")
#: A locked package: its name, perhaps with extras, and an exact version.
LOCKED = re.compile(r"^([\w.-]+)(?:\[[\w,-]+\])?==", re.MULTILINE)
MAXIMUM_LINES = 400
#: One long table in the order in which it is read; cutting it would hide it.
LONG_TABLES = {"data/contracts.py"}
CHANGES = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")


def tracked(*patterns: str) -> list[Path]:
    """The files under version control that fit a pattern, those added but not yet committed included."""
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


if not (ROOT / ".git").exists():
    pytest.skip("not a git work tree: there is no list of tracked files", allow_module_level=True)

TEXTS = [path for path in tracked() if path.suffix not in {".png", ".ico", ".woff2", ".gpkg", ".parquet", ".arrow"}]
CODE = tracked("*.py")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def found(needles: tuple[str, ...], paths: list[Path]) -> list[str]:
    """Which file holds which of the needles."""
    return [
        f"{path.relative_to(ROOT)}: {needle}"
        for path in paths
        for needle in needles
        if needle in path.read_text(encoding="utf-8")
    ]


# --- Locks ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_an_exact_version_and_a_hash(lock):
    requirements = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    lines = [line for line in requirements if line.strip() and not line.lstrip().startswith("#")]
    assert len(lines) > 20
    assert [
        line for line in lines if not re.match(r"[\w.-]+(?:\[[\w,-]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", line)
    ] == []


def test_locks_name_no_index_and_no_address():
    assert found((*INDEX_OPTIONS, "http://", "https://", "file://"), LOCKS) == []


def test_every_dependency_that_is_asked_for_is_locked():
    project = tomllib.loads(text("pyproject.toml"))["project"]
    for lock, asked in (
        (LOCKS[0], project["dependencies"]),
        (LOCKS[1], [*project["dependencies"], *project["optional-dependencies"]["dev"]]),
    ):
        locked = {
            normal(name)
            for name in re.findall(r"^([\w.-]+)(?:\[[^\]]+\])?==", lock.read_text(encoding="utf-8"), re.MULTILINE)
        }
        assert {normal(re.split(r"[\[<>=!~; ]", name)[0]) for name in asked} <= locked, lock.name


def normal(name: str) -> str:
    """A package name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


# --- What may not stand in any file -------------------------------------------------------------------------


def test_no_file_names_a_package_registry():
    assert found(REGISTRIES, TEXTS) == []


def test_no_file_holds_a_path_of_somebodys_machine():
    hits = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in TEXTS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert hits == []


@pytest.mark.parametrize(
    ("line", "is_path"),
    [
        ("open('/" + "work/main/data')", True),
        ("cd /" + "home/anne/x", True),
        ("$HOME/work/x and ../home/y, https://example.org/work/x", False),
        ("homework/root/x", False),
    ],
)
def test_a_machine_path_is_recognised(line, is_path):
    assert bool(MACHINE_PATH.search(line)) is is_path


# --- First lines and lengths ----------------------------------------------------------------------------------


def test_every_module_says_in_its_first_line_what_it_is_for():
    silent = [path for path in CODE if not (ast.get_docstring(ast.parse(path.read_bytes())) or "").strip()]
    assert [str(path.relative_to(ROOT)) for path in silent] == []


def test_every_other_file_says_in_its_first_line_what_it_is_for():
    comment = {".css": "/*", ".js": "/", ".md": "#", ".toml": "#", ".yml": "#", "": "#"}
    without = []
    for path in TEXTS:
        if path.suffix in comment and path.name not in {"LICENSE", ".gitignore"}:
            first = path.read_text(encoding="utf-8").lstrip().split("\n", 1)[0]
            if not first.startswith(comment[path.suffix]) and not first.startswith("web:"):
                without.append(str(path.relative_to(ROOT)))
    assert without == []


def test_no_module_has_grown_into_two():
    """300 lines is the habit; above 400 a module must be split."""
    modules = [path for path in CODE if "tests" not in path.relative_to(ROOT).parts]
    lengths = {str(path.relative_to(ROOT)): len(path.read_bytes().splitlines()) for path in modules}
    assert {name: lines for name, lines in lengths.items() if lines > MAXIMUM_LINES and name not in LONG_TABLES} == {}


# --- Documents ------------------------------------------------------------------------------------------------


def test_the_licence_is_the_whole_eupl():
    licence = text("LICENSE")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert [article for article in range(1, 16) if not re.search(rf"^{article}\.\s?[A-Z]", licence, re.MULTILINE)] == []
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in licence
    assert licence.rstrip().endswith("require the production of a new EUPL version.")


def test_the_changelog_keeps_its_form():
    headings = re.findall(r"^(#+) (.+)$", text("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == ("#", "Changelog")
    assert headings[1] == ("##", "[Unreleased]")
    for mark, title in headings[2:]:
        assert (mark == "###" and title in CHANGES) or re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", title), (
            title
        )


def test_the_two_commands_stand_before_the_first_heading_of_the_readme():
    first_screen = text("README.md").split("\n## ", 1)[0]
    assert "make demo" in first_screen
    assert "make test" in first_screen
    assert "](docs/images/" in first_screen


def test_every_make_target_that_a_document_names_exists():
    targets = set(re.findall(r"^([a-z][\w-]*):", text("Makefile"), re.MULTILINE))
    named = {
        name for page in tracked("*.md") for name in re.findall(r"`make ([a-z]+)", page.read_text(encoding="utf-8"))
    }
    assert {"setup", "demo", "test", "check", "fix", "bench"} <= targets
    assert named <= targets


def test_every_link_inside_the_repository_leads_somewhere():
    broken = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in tracked("*.md")
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if "://" not in link and not (page.parent / link).exists()
    ]
    assert broken == []


def test_decision_records_are_numbered_and_in_the_index():
    records = [path.name for path in tracked("docs/decisions/*.md") if path.name != "README.md"]
    assert [name for name in records if not re.match(r"\d{4}-[a-z0-9-]+\.md", name)] == []
    assert len({name[:4] for name in records}) == len(records)
    index = text("docs/decisions/README.md")
    assert [name for name in records if f"({name})" not in index] == []


def test_what_other_bodies_need_to_know_is_complete():
    """The keys that the publiccode.yml standard asks for, version 0.4."""
    card = text("publiccode.yml")
    keys = (
        "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType",
        "description", "legal", "maintenance", "localisation",
    )  # fmt: skip
    assert [key for key in keys if not re.search(rf"^{key}:", card, re.MULTILINE)] == []
    descriptions = re.findall(r"shortDescription: \"(.+)\"", card)
    assert len(descriptions) == 2
    assert [line for line in descriptions if len(line) > 150] == []


# --- Commands and settings --------------------------------------------------------------------------------------


def has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


@pytest.mark.skipif(not has("dashboard.cli"), reason="there is no command line yet")
def test_every_command_is_in_the_readme():
    def walk(command: object, path: str) -> list[str]:
        inside = getattr(command, "commands", None)
        if inside is None:
            return [path]
        return [name for key, child in inside.items() for name in walk(child, f"{path} {key}".strip())]

    commands = walk(typer.main.get_command(importlib.import_module("dashboard.cli").app), "")
    assert "demo" in commands
    readme = text("README.md")
    assert [name for name in commands if f"`{name}" not in readme] == []


def test_every_setting_is_in_the_readme():
    named = {
        name
        for path in CODE
        if path.relative_to(ROOT).parts[0] not in {"tests", "benchmarks"}
        for name in re.findall(r"\bVEILIGHEIDSBEELD_[A-Z_]*[A-Z]\b", path.read_text(encoding="utf-8"))
    }
    documented = set(re.findall(r"`(VEILIGHEIDSBEELD_[A-Z_]+)`", text("README.md")))
    assert named == documented
