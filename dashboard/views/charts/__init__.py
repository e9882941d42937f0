"""The views: every module with a VIEW defines a view, every module with a FORM a form of one."""

import importlib
import pkgutil
from dataclasses import replace
from functools import cache

from dashboard.views.charts.view import View


@cache
def views() -> dict[str, View]:
    """Return every view by slug, with its forms in the order of their modules' names.

    Adding a module with a VIEW or a FORM adds it; nothing else changes.
    """
    modules = [
        importlib.import_module(f"{__name__}.{module.name}")
        for module in pkgutil.iter_modules(__path__)
    ]
    forms = [module.FORM for module in modules if hasattr(module, "FORM")]
    records = [module.VIEW for module in modules if hasattr(module, "VIEW")]
    return {
        view.slug: replace(view, forms=tuple(form for form in forms if form.of == view.slug))
        for view in records
    }
