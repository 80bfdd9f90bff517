"""What is installed: a wheel with its tables and migrations, and nothing heavy at start-up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def python(code: str, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=cwd, env=os.environ | environment
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("src", "migrations"):
        shutil.copytree(ROOT / name, source / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE.md"):
        shutil.copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_makes_a_ledger_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    installed, empty = tmp_path / "installed", tmp_path / "empty"
    empty.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    code = (
        "import sys, factledger, factledger.migrations, factledger.cli.main as main; "
        "print(factledger.__file__, factledger.migrations.__file__); "
        "sys.argv = ['factledger', 'init']; print(main._run()); "
        "sys.argv = ['factledger', 'read', 'sekitar 2.000 chip', '--lang', 'id']; print(main._run())"
    )
    out = python(code, empty, PYTHONPATH=str(installed))
    assert str(installed) in out.splitlines()[0].split()[0]
    assert str(installed) in out.splitlines()[0].split()[1]
    assert "created ledger.db" in out
    assert "[1800, 2200]" in out


def test_the_editable_install_makes_a_ledger_in_an_empty_folder(tmp_path: Path) -> None:
    code = "import sys, factledger.cli.main as main; sys.argv = ['factledger', 'init']; print(main._run())"
    assert "created ledger.db" in python(code, tmp_path)


def test_every_package_is_listed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = set(settings["tool"]["setuptools"]["packages"])
    folders = {path.parent.relative_to(ROOT / "src") for path in (ROOT / "src").rglob("__init__.py")}
    found = {".".join(folder.parts) for folder in folders}
    assert listed == found | {"factledger.migrations", "factledger.migrations.versions"}


HEAVY = ("pint", "alembic", "pytest", "rich", "hypothesis")
OF_SERVERS = ("sqlalchemy.dialects.postgresql", "psycopg")


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], (*HEAVY, "sqlalchemy", "factledger.reading", "factledger.store")),
        (["--version"], (*HEAVY, "sqlalchemy", "factledger.reading", "factledger.store")),
        (["list"], (*HEAVY, *OF_SERVERS)),
        (["log"], (*HEAVY, *OF_SERVERS)),
        (["read", "5", "--lang", "en"], (*HEAVY, "sqlalchemy")),
        (["compare", "5", "6", "--lang", "en"], (*HEAVY, "sqlalchemy")),
    ],
)
def test_heavy_libraries_are_loaded_only_where_they_are_used(
    arguments: list[str], unwanted: tuple[str, ...], tmp_path: Path
) -> None:
    code = (
        "import sys, contextlib, io, factledger.cli.main as main; sys.argv = ['factledger', *%r]\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):\n"
        "    main._run()\n"
        "print([name for name in %r if name in sys.modules])"
    )
    environment = {"FACTLEDGER": str(ROOT / "ledger.db")}
    assert python(code % (arguments, unwanted), tmp_path, **environment).strip() == "[]"


def test_migrations_are_written_as_sql_for_both_engines() -> None:
    for url, sign in (("sqlite://", "RAISE(ABORT"), ("postgresql+psycopg://", "RAISE EXCEPTION")):
        command = [
            sys.executable,
            "-m",
            "alembic",
            "-c",
            "pyproject.toml",
            "-x",
            f"url={url}",
            "upgrade",
            "head",
            "--sql",
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
        assert done.returncode == 0, done.stderr
        assert sign in done.stdout
        assert done.stdout.count("CREATE TABLE") == 11


def test_the_repository_names_no_address_of_a_registry_and_no_path_of_a_machine() -> None:
    files = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True, cwd=ROOT).stdout.split("\n")
    me = Path(__file__).resolve()
    for name in filter(None, files):
        path = ROOT / name
        if path.suffix == ".db" or not path.is_file() or path.resolve() == me:
            continue
        text = path.read_text(encoding="utf-8")
        for word in ("pypi.org", "pythonhosted", "/work/", "/root/", "index-url", "find-links"):
            assert word not in text, f"{name} holds {word!r}"
