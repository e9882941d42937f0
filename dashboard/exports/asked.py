"""What an address asks of the API: which view, which rows of which revision, and what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.errors import NotThereError, UnknownRevisionError
from dashboard.exports.urls import Places
from dashboard.store.snapshot import Snapshot
from dashboard.views.captions import credit, source_line, subtitle
from dashboard.views.charts import views
from dashboard.views.charts.view import Form, ReleaseInForce, Scene, View
from dashboard.views.filters import EVERYWHERE
from dashboard.views.metadata import Metadata, metadata
from dashboard.views.queries import choices, store
from dashboard.views.result import FORM, rows_of, scene_of, view_filters
from dashboard.views.url import State, parse, serialise


@dataclass(frozen=True)
class Asked:
    """One view in one state of one revision, with its rows."""

    view: View
    form: Form
    snapshot: Snapshot
    state: State
    parameters: dict[str, str]
    """The state as an address says it, without the revision."""
    is_pinned: bool
    release: ReleaseInForce | None
    words: Metadata
    rows: pd.DataFrame
    invalid: tuple[str, ...]
    """A sentence for each parameter that was left out."""
    scene: Scene
    unreleased: str | None = None
    """Why no NATO release can be shown, and so no rows."""

    def pinned(self, places: Places) -> str:
        """Return the address of the page that shows these rows for ever."""
        revision = {"rev": str(self.snapshot.revision)}
        return places.page(self.view.slug, {**self.parameters, **revision})

    @property
    def finding(self) -> str:
        """The sentence above the chart; there is one where there are rows."""
        return self.form.finding(self.rows, self.scene)

    @property
    def subtitle(self) -> str:
        """What stands below the finding."""
        return subtitle(self.rows, self.scene, self.words)

    @property
    def source_line(self) -> str:
        """How to read the chart, whose figures it shows, and which revision."""
        return source_line(self.words, self.form, self.release, self.snapshot)

    @property
    def credit(self) -> list[str]:
        """Whose figures these are and on what terms, a sentence each."""
        return credit(self.words, self.release)


def revision_of(query: Iterable[tuple[str, str]]) -> tuple[Snapshot, bool]:
    """Return the snapshot that ``rev=`` names, or the current one, and whether one was named.

    Raises UnknownRevisionError for a revision that there is not.
    """
    revisions = [one for one in EVERYWHERE if one.name == "rev"]
    pinned, wrong = parse([pair for pair in query if pair[0] == "rev"], revisions, {})
    if wrong and not pinned:
        raise UnknownRevisionError(f"rev={wrong[0].given} is no revision: {wrong[0].why}.")
    revision = pinned.get("rev")
    if isinstance(revision, int):
        return store().at(revision), True
    return store().current(), False


def asked(slug: str, query: Iterable[tuple[str, str]], everything: bool = False) -> Asked:
    """Return what an address asks for; `everything` leaves the filters out but not the revision.

    Raises NotThereError for a view, and UnknownRevisionError for a revision, that there is not.
    """
    if slug not in views():
        raise NotThereError(f"There is no view {slug[:60]!r}.", f"There are {', '.join(views())}.")
    view, pairs = views()[slug], list(query)
    snapshot, is_pinned = revision_of(pairs)
    filters = view_filters(view)
    state, invalid = parse(pairs, (*filters, *EVERYWHERE), choices(snapshot))
    if everything:
        state = {name: value for name, value in state.items() if name == FORM}
    form = view.form(state.get(FORM))
    scene, unreleased = scene_of(snapshot, filters, state)
    rows = rows_of(snapshot, form.stem, filters, state, scene)
    return Asked(
        view=view,
        form=form,
        snapshot=snapshot,
        state=state,
        parameters=serialise(state, filters),
        is_pinned=is_pinned,
        release=scene.release,
        words=metadata(store().settings.data, form.stem),
        rows=rows.head(0) if unreleased else rows,
        invalid=tuple(str(one) for one in invalid) + ((unreleased,) if unreleased else ()),
        scene=scene,
        unreleased=unreleased,
    )
