"""Bodies are written atomically, and the prepared index.html has our title."""

import gzip
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
import streamlit

from dashboard.web.compression import (
    compress_ahead,
    compressible,
    modules,
    prepare_index_html,
    prepared_dir,
    script_hashes,
)
from tests.waiting import PROCESS_SECONDS

INSTALLED = Path(streamlit.__file__).parent / "static"
SCRIPT = "static/js/PlotlyChart.aaaaaaaa.js"


@pytest.fixture
def static_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "static_dir"
    files = {
        "index.html": "<html><head><title>Streamlit</title></head><body></body></html>".ljust(2000),
        SCRIPT: "export const draw = 1;\n" * 400,
        "static/js/index.bbbbbbbb.js": "export const start = 1;\n" * 400,
        "static/js/small.cccccccc.js": "export const small = 1;\n",
        "static/css/index.dddddddd.css": "p { color: red }\n" * 400,
        "static/media/font.eeeeeeee.woff2": "already small" * 400,
    }
    graph = {
        "index.html": {
            "file": "static/js/index.bbbbbbbb.js",
            "name": "index",
            "css": ["static/css/index.dddddddd.css"],
        },
        "../PlotlyChart.tsx": {
            "file": SCRIPT,
            "name": "PlotlyChart",
            "imports": ["index.html", "_small.cccccccc.js"],
        },
        "_small.cccccccc.js": {
            "file": "static/js/small.cccccccc.js",
            "name": "small",
            "imports": ["../PlotlyChart.tsx"],
        },
    }
    for name, text in {**files, "manifest.json": json.dumps(graph)}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def bodies(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_shrinks_gets_both_bodies(static_dir: Path, tmp_path: Path) -> None:
    folder = compress_ahead(static_dir, tmp_path / "cache")
    names = {"index.html", SCRIPT, "static/js/index.bbbbbbbb.js", "static/css/index.dddddddd.css"}
    assert set(compressible(static_dir)) == names
    assert set(bodies(folder)) == {name + end for name in names for end in (".br", ".gz")}
    for name in names:
        content = (static_dir / name).read_bytes()
        assert brotli.decompress((folder / f"{name}.br").read_bytes()) == content
        assert gzip.decompress((folder / f"{name}.gz").read_bytes()) == content


def test_progress_counts_up_and_what_charts_load_comes_first(
    static_dir: Path, tmp_path: Path
) -> None:
    folder = prepared_dir(static_dir, tmp_path)
    seen = []
    compress_ahead(
        static_dir,
        tmp_path,
        lambda done, of: seen.append((done, of, "index.html.br" in bodies(folder))),
    )
    assert seen == [(1, 4, False), (2, 4, False), (3, 4, False), (4, 4, True)]


def test_a_whole_body_is_kept_and_a_damaged_one_is_written_anew(
    static_dir: Path, tmp_path: Path
) -> None:
    folder = compress_ahead(static_dir, tmp_path)
    before = bodies(folder)
    kept, damage = folder / f"{SCRIPT}.br", ["index.html.br", f"{SCRIPT}.gz"]
    written = kept.stat().st_mtime_ns
    (folder / damage[0]).write_bytes(b"")
    (folder / damage[1]).write_bytes(before[damage[1]][:-9])
    compress_ahead(static_dir, tmp_path)
    assert bodies(folder) == before
    assert kept.stat().st_mtime_ns == written


def test_the_folder_follows_what_streamlit_ships(static_dir: Path, tmp_path: Path) -> None:
    before = prepared_dir(static_dir, tmp_path)
    (static_dir / SCRIPT).write_text("export const draw = 2;\n" * 400)
    after = prepared_dir(static_dir, tmp_path)
    assert before != after
    assert before.name.startswith(f"{streamlit.__version__}-")


def test_a_folder_that_cannot_be_written_is_no_error(static_dir: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.write_text("a file where a folder should be")
    counts: list[int] = []
    folder = compress_ahead(static_dir, cache, lambda done, of: counts.append(done))
    assert folder == prepared_dir(static_dir, cache)
    assert counts == []


COMPRESS = """
import sys
from pathlib import Path
from dashboard.web.compression import compress_ahead
print(compress_ahead(Path(sys.argv[1]), Path(sys.argv[2])))
"""


def compress_elsewhere(
    static_dir: Path, cache: Path, limit: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-B", "-c", COMPRESS, str(static_dir), str(cache)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
        preexec_fn=limit,
    )


def test_a_full_disk_leaves_no_torn_body(static_dir: Path, tmp_path: Path) -> None:
    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))

    process = compress_elsewhere(static_dir, tmp_path / "cache", full)
    out, _ = process.communicate(timeout=PROCESS_SECONDS)
    assert process.returncode == 0
    assert bodies(Path(out.strip())) == {}


def test_two_processes_at_once_make_one_set_of_bodies(static_dir: Path, tmp_path: Path) -> None:
    both = [compress_elsewhere(static_dir, tmp_path / "cache") for _ in range(2)]
    folders = {process.communicate(timeout=PROCESS_SECONDS)[0].strip() for process in both}
    assert [process.returncode for process in both] == [0, 0]
    assert len(folders) == 1
    alone = compress_ahead(static_dir, tmp_path / "alone")
    assert bodies(Path(folders.pop())) == bodies(alone)


def test_modules_follow_imports_and_styles(static_dir: Path) -> None:
    assert modules(static_dir, ["PlotlyChart"]) == (
        SCRIPT,
        "static/js/index.bbbbbbbb.js",
        "static/css/index.dddddddd.css",
        "static/js/small.cccccccc.js",
    )
    assert modules(static_dir, ["Nonsense"]) == ()
    (static_dir / "manifest.json").unlink()
    assert modules(static_dir, ["PlotlyChart"]) == ()


def test_first_html_of_the_installed_streamlit() -> None:
    shipped = (INSTALLED / "index.html").read_text()
    page = prepare_index_html(shipped, INSTALLED, title="A & B", description='Says "who"')
    assert page.count("<title>") == 1
    assert "<title>A &amp; B</title>" in page
    assert '<meta name="description" content="Says &quot;who&quot;" />' in page
    assert '<html lang="en">' in page
    assert "agent" not in page
    assert page.count("<script") == shipped.count("<script")
    [chunk] = (INSTALLED / "static/js").glob("PlotlyChart.*.js")
    preload = f'<link rel="modulepreload" crossorigin href="./static/js/{chunk.name}">'
    # No blocking script or style precedes the first paint.
    places = ["</head>", '<div id="root">', 'type="module"', 'rel="stylesheet"', preload, "</body>"]
    assert [page.index(place) for place in places] == sorted(page.index(place) for place in places)
    assert page.index("@font-face") < page.index("</head>") < page.index('as="font"')


def test_first_html_can_wait_until_a_script_brings_in_streamlit() -> None:
    shipped = (INSTALLED / "index.html").read_text()
    page = prepare_index_html(shipped, INSTALLED, start="bring()")
    waiting = page[page.index('<template id="later">') : page.index("</template>")]
    assert waiting.count("<link") + waiting.count("<script") > 60
    assert page.count('type="module"') == waiting.count('type="module"') == 1
    assert "</template>\n  <script>bring()</script>" in page


def test_first_html_without_elements_preloads_nothing_more() -> None:
    shipped = (INSTALLED / "index.html").read_text()
    page = prepare_index_html(shipped, INSTALLED, elements=())
    assert page.count("modulepreload") == shipped.count("modulepreload")


def test_first_html_leaves_a_page_that_it_does_not_know(static_dir: Path) -> None:
    assert prepare_index_html("<p>Nothing here</p>", static_dir) == "<p>Nothing here</p>"


def test_script_hashes_cover_inline_scripts_only() -> None:
    page = """<!-- <script>no()</script> -->
    <script src="a.js"></script><script>
      alert('Hello, world.');</script><script type="module">go()</script>"""
    assert script_hashes("<script>alert('Hello, world.');</script>") == (
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
    )
    assert len(script_hashes(page)) == 2
    assert script_hashes(page) == script_hashes(page.replace("\n", "\r\n"))
