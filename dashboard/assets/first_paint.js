// The chart of the first HTML lies over the page until the live one is drawn; then it makes way.
(() => {
  const paint = document.getElementById("first-paint");
  const PATIENCE = 10_000; // From the first thing that the live page shows.
  const QUIET = 2; // Frames without a change: the live chart is drawn.
  const live = (name) => document.querySelector(`#root [data-testid=${name}]`);

  // Streamlit keeps here what a visitor chose: the theme of a page, and how wide the sidebar is.
  const kept = (name) => {
    try {
      return localStorage.getItem(name) ?? "";
    } catch {
      return "";
    }
  };
  const theme = /light|dark/i.exec(kept(`stActiveTheme-${location.pathname}-v2`));
  if (theme) paint.style.colorScheme = theme[0].toLowerCase();
  const width = Number.parseInt(kept("sidebarWidth"), 10);
  if (width > 0) paint.style.setProperty("--sidebar", `${Math.min(600, Math.max(200, width))}px`);

  let asked = null; // Where a visitor clicked on what only the live page can do.
  paint.addEventListener("click", (event) => {
    if (event.target.closest("[data-later]")) asked = [event.clientX, event.clientY];
  });

  const makeWay = () => {
    if (!paint.isConnected) return;
    watching.disconnect();
    removeEventListener("popstate", makeWay);
    const main = live("stMain");
    const held = paint.contains(document.activeElement) ? document.activeElement : null;
    const top = paint.scrollTop;
    const is_open = paint.querySelector("details")?.open;
    paint.remove(); // With it goes what hid the live page.
    if (main) main.scrollTop = top;
    if (is_open) main?.querySelector("summary")?.click();
    if (held) {
      const same = Array.from(document.querySelectorAll("#root a"), (link) => link);
      same.find((link) => link.href === held.href)?.focus({ preventScroll: true });
    }
    if (asked) document.elementFromPoint(...asked)?.closest("button, summary")?.click();
  };

  let quiet = 0;
  let since = null;
  let is_looking = false;
  const look = () => {
    is_looking = false;
    if (!paint.isConnected || !live("stMain")?.querySelector("h1, [data-testid=stAlert]")) return;
    since ??= performance.now();
    const has_run = live("stApp")?.dataset.testScriptState === "notRunning";
    const chart = live("stPlotlyChart");
    const stands = chart ? chart.querySelector(".main-svg") : true;
    const lacks_code = live("stSkeleton"); // What Streamlit draws in the place of an element.
    quiet = has_run && stands && !lacks_code ? quiet + 1 : 0;
    if (quiet > QUIET || performance.now() - since > PATIENCE) makeWay();
    else again();
  };
  const again = () => {
    if (is_looking) return;
    is_looking = true;
    requestAnimationFrame(look);
  };
  const watching = new MutationObserver((changes) => {
    if (changes.some(({ target }) => !paint.contains(target))) quiet = 0;
    again();
  });
  watching.observe(document.documentElement, { childList: true, subtree: true });
  addEventListener("popstate", makeWay);
})();
