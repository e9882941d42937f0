"""A bundle: complete, readable without our server, reproducible, and checked file by file."""

import io
import json
import os
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import duckdb
import orjson
import pandas as pd
import pytest

from dashboard.errors import DataError, InputError, UnknownRevisionError
from dashboard.exports.formats import FORMATS
from dashboard.exports.site.folder_urls import FolderUrls, above, fact_path, file_path, page_path
from dashboard.exports.site.manifest import NAME, differences, file_entry, read_manifest
from dashboard.exports.site.writer import write_bundle
from dashboard.settings import shipped
from dashboard.store.store import Store
from dashboard.views.app_context import AppContext
from dashboard.views.charts import views
from dashboard.views.metadata import metadata
from dashboard.views.result import resolve
from tests.cli.terminal import WrittenBundle, pledgewatch_process
from tests.conftest import TINY, settings

pytestmark = pytest.mark.slow

PAGES = [
    (slug, code)
    for slug, view in sorted(views().items())
    for code in (None, *(form.code for form in view.forms))
]
BAD = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"

OLD_AND_NEW = (("site", "0"), ("site", "1"), ("other", "0"))


@pytest.fixture(scope="module")
def site(real_bundle: WrittenBundle) -> Path:
    """Return a bundle of the seed data, written by the command."""
    return real_bundle.folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> AppContext:
    """Return a store with hostile texts, and a second revision that undoes a change."""
    folder = tmp_path_factory.mktemp("tiny")
    data = folder / "data"
    shutil.copytree(TINY, data)
    shutil.copytree(shipped("data") / "metadata", data / "metadata")
    path = data / "reactions.csv"
    plain = path.read_text("utf-8")
    path.write_text(plain.replace("Called it a joke.", BAD), "utf-8")
    store = Store(settings(folder / "store", data))
    store.prepare()
    path.write_text(plain, "utf-8")
    store.prepare()
    return AppContext.of(store)


class Links(HTMLParser):
    """The addresses that a page links to, the addresses that it fetches, and its anchors."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.leads: list[str] = []
        self.fetches: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in said:
            self.leads.append(said["href"])
        elif tag == "link" and said.get("rel") != "canonical":
            self.fetches.append(said["href"])
        if "src" in said:
            self.fetches.append(said["src"])
        if "id" in said:
            self.anchors.add(said["id"])


@pytest.mark.parametrize(("slug", "form"), PAGES)
def test_every_view_and_form_has_its_page_and_all_its_files(
    site: Path, app: AppContext, slug: str, form: str | None
) -> None:
    result = resolve(app, slug, [("form", form)] if form else [])
    finding = result.finding
    page = (site / page_path(slug, form)).read_text("utf-8")
    text = re.sub("&#39;", "'", page)
    for said in (
        finding,
        result.metadata.question,
        result.metadata.definition,
        *result.metadata.caveats,
    ):
        assert said.replace("&", "&amp;").replace('"', "&#34;") in text
    assert {f"mark-{mark}" for mark in result.rows["mark"]} <= Links(page).anchors
    assert "Content-Security-Policy" in page
    marks = list(result.rows["mark"])

    def content(ending: str) -> bytes:
        return (site / file_path(slug, form, ending)).read_bytes()

    for ending, format_ in FORMATS.items():
        assert (site / file_path(slug, form, ending)).is_file() is not format_.is_download
    whole = json.loads(content("json"))
    assert (whole["total"], whole["next"]) == (len(marks), None)
    about = json.loads(content("metadata.json"))
    assert about["address"] == page_path(slug, form)
    assert about["credit"] == " ".join(result.credit)
    for frame in (
        pd.DataFrame(whole["rows"]),
        pd.read_csv(io.BytesIO(content("csv"))),
        pd.read_parquet(io.BytesIO(content("parquet"))),
        pd.read_excel(io.BytesIO(content("xlsx")), sheet_name="Data"),
        duckdb.read_parquet(str(site / file_path(slug, form, "parquet"))).df(),
    ):
        assert [str(mark) for mark in frame["mark"]] == marks
    for name in ("share", "value", "members_meeting"):
        if name in whole["rows"][0]:
            numbers = pd.read_parquet(io.BytesIO(content("parquet")))[name].astype(float)
            pd.testing.assert_series_equal(
                numbers, result.rows[name].astype(float), check_names=False
            )
    rests_on = {evidence_id for ids in result.rows["evidence"] for evidence_id in ids}
    evidence = json.loads((site / page_path(slug, form)).with_name("evidence.json").read_bytes())
    assert {row["evidence_id"] for row in evidence} == rests_on
    leads = {unquote(lead) for lead in Links(page).leads}
    up = above(page_path(slug, form))
    assert {unquote(FolderUrls(up).fact(evidence_id, {})) for evidence_id in rests_on} <= leads


def test_every_link_leads_to_something_and_nothing_is_fetched_elsewhere(site: Path) -> None:
    pages = {path: Links(path.read_text("utf-8")) for path in site.rglob("*.html")}
    pages = {path.resolve(): links for path, links in pages.items()}
    for path, links in pages.items():
        assert not [url for url in links.fetches if "://" in url], path
        for where in {*links.leads, *links.fetches}:
            if where.startswith(("https://", "http://")):
                continue
            target, _, anchor = where.partition("#")
            leads_to = (path.parent / unquote(target)).resolve() if target else path
            assert leads_to.is_file(), (path, where)
            assert not anchor or unquote(anchor) in pages[leads_to].anchors, (path, where)
    index = pages[(site / "index.html").resolve()]
    assert {page_path(slug, form) for slug, form in PAGES} <= set(index.leads)


def test_the_manifest_says_what_it_was_made_of(site: Path, real_store: Store) -> None:
    manifest = read_manifest(site)
    (ledger,) = real_store.ledger.folder.glob("*.json")
    assert manifest.revision == 1
    assert manifest.ledger_head == ledger.stem.partition("-")[2]
    assert manifest.snapshot == real_store.current().identity
    words = [metadata(shipped("data"), view.stem).credit for view in views().values()]
    assert set(words) <= set(manifest.credit)
    assert differences(site, manifest) == []


def test_the_same_revision_is_the_same_bytes(
    site: Path, real_bundle: WrittenBundle, tmp_path: Path
) -> None:
    # In a process of its own, as the first one: Streamlit, once it has drawn a chart in a process,
    # changes the default template of Plotly's figures there.
    done = pledgewatch_process(real_bundle.store, "bundle", str(tmp_path / "again"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "again" / NAME).read_bytes() == (site / NAME).read_bytes()
    assert differences(tmp_path / "again", read_manifest(site)) == []
    assert [path.name for path in tmp_path.iterdir()] == ["again"]


def test_what_is_missing_changed_or_extra_is_named(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    manifest = read_manifest(folder)
    flipped = folder / "claims" / "claims.csv"
    content = bytearray(flipped.read_bytes())
    content[len(content) // 2] ^= 1
    flipped.write_bytes(content)
    (folder / "claims" / "claims.bib").unlink()
    (folder / "claims" / "notes.txt").write_text("mine")
    linked = folder / "assets" / "chart.js"
    linked.unlink()
    linked.symlink_to(site / "assets" / "chart.js")
    assert differences(folder, manifest) == [
        "changed: assets/chart.js",
        "missing: claims/claims.bib",
        "changed: claims/claims.csv",
        "extra: claims/notes.txt",
    ]


def test_a_manifest_counts_where_it_stands_and_nothing_outside_does(
    site: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    (tmp_path / "outside").write_bytes(b"mine")
    manifest = read_manifest(folder)
    files = {**manifest.files, "../outside": file_entry(b"mine")}
    assert differences(folder, manifest.model_copy(update={"files": files})) == [
        "missing: ../outside"
    ]
    (folder / NAME).rename(tmp_path / NAME)
    (folder / NAME).symlink_to(tmp_path / NAME)
    with pytest.raises(DataError, match="leads elsewhere"):
        read_manifest(folder)


def test_what_a_killed_bundle_left_is_removed_a_day_later(tiny: AppContext, tmp_path: Path) -> None:
    old, new, other = (tmp_path / f".{name}.{'0' * 31}{end}.part" for name, end in OLD_AND_NEW)
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "index.html").write_text("half")
    for folder in (old, other):
        os.utime(folder, (0, 0))
    write_bundle(tiny, tmp_path / "site")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        (new.name, other.name, "site")
    )


@pytest.mark.parametrize("name", ["aux", "CON.txt", "com1", "x.", ".hidden", "..", "a/b"])
def test_a_name_is_one_on_every_system(name: str) -> None:
    path = fact_path(name).removesuffix("/index.html")
    assert all(part.lower() not in ("aux", "con.txt", "com1") for part in path.split("/"))
    assert not any(part.startswith(".") or part.endswith(".") for part in path.split("/"))


@pytest.mark.parametrize("written", [b"", b"{}", b'{"version": 2}', b"\xff", b"[" * 100_000])
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, written: bytes) -> None:
    with pytest.raises(InputError, match="is no bundle"):
        read_manifest(tmp_path)
    (tmp_path / NAME).write_bytes(written)
    with pytest.raises(DataError, match=NAME):
        read_manifest(tmp_path)


def test_a_folder_or_address_that_cannot_be_used_is_refused(
    tiny: AppContext, tmp_path: Path
) -> None:
    full, file = tmp_path / "full", tmp_path / "file"
    full.mkdir()
    (full / "mine.txt").write_text("mine")
    file.write_text("mine")
    for folder in (full, file):
        with pytest.raises(InputError, match="not an empty folder"):
            write_bundle(tiny, folder)
    with pytest.raises(InputError, match="cannot be written"):
        write_bundle(tiny, file / "below")
    with pytest.raises(InputError, match="cannot be written"):
        write_bundle(tiny, tmp_path / ("n" * 300))
    for address in (
        *("example.org", "javascript:alert(1)", "https://a/?b", 'https://a/"><script>'),
        *("https://", "https://[", "https:///a", "https://a/\x1b[31m", "https://a/'b"),
    ):
        with pytest.raises(InputError, match="no address"):
            write_bundle(tiny, tmp_path / "new", address=address)
    with pytest.raises(UnknownRevisionError):
        write_bundle(tiny, tmp_path / "new", revision=99)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "full"]
    assert (full / "mine.txt").read_text() == "mine"


def test_text_from_outside_stays_text(tiny: AppContext, tmp_path: Path) -> None:
    empty = tmp_path / "first"
    empty.mkdir()
    first = write_bundle(tiny, empty, revision=1)
    for path in empty.rglob("*.html"):
        html = path.read_text("utf-8")
        assert "<img" not in html
        assert "<b>Example" not in html
        scripts = re.findall(r"<script([^>]*)>", html)
        assert html.count("</script>") == len(scripts)
        assert all("src=" in attributes or "json" in attributes for attributes in scripts), path
    assert "alert(1)" in (empty / "reactions" / "index.html").read_text("utf-8")
    second = write_bundle(tiny, tmp_path / "second")
    assert (first.revision, second.revision) == (1, 2)
    assert "alert(1)" not in (tmp_path / "second" / "reactions" / "index.html").read_text("utf-8")


def test_where_it_is_published_stands_in_links_and_citations(
    tiny: AppContext, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    assert write_bundle(tiny, folder, address="https://example.org/nato/").address is not None
    page = (folder / "share-of-gdp" / "map" / "index.html").read_text("utf-8")
    where = "https://example.org/nato/share-of-gdp/map/"
    assert f'<link rel="canonical" href="{where}">' in page
    cited = (folder / "share-of-gdp" / "map" / "share-of-gdp-map.apa.txt").read_text("utf-8")
    assert cited.endswith(where)
    files = orjson.loads((folder / "share-of-gdp" / "share-of-gdp.jsonld").read_bytes())
    for file in files["distribution"]:
        path = file["contentUrl"].removeprefix("https://example.org/nato/")
        assert (folder / path).is_file()


def test_every_format_stands_beside_its_page_and_is_listed(site: Path) -> None:
    page = (site / "claims" / "index.html").read_text("utf-8")
    for ending, format_ in FORMATS.items():
        assert (site / "claims" / f"claims.{ending}").is_file() != format_.is_download
        assert (f'href="claims.{ending}"' in page) != format_.is_download
