// Draws the chart of a page that stands by itself, in the place of its picture if it has one.
(() => {
  const { figures, theme, page } = JSON.parse(document.getElementById("figure").textContent);
  const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const { data, layout } = figures[dark ? "dark" : "light"];
  layout.font.family = layout.font.family.replace(",", ', "Pledgewatch Sans",');
  const chart = document.getElementById("chart");
  const options = { showSendToCloud: false, displaylogo: false, responsive: true };
  const picture = chart.firstElementChild;
  const live = document.createElement("div");
  if (picture) picture.hidden = true;
  chart.append(live);
  Plotly.newPlot(live, data, layout, options).then(
    () => picture?.remove(),
    () => {
      live.remove();
      if (picture) picture.hidden = false;
    },
  );

  // A click on a mark leads to its row, or where the page has none to where its evidence opens.
  live.on("plotly_click", ({ points }) => {
    const mark = points[0]?.customdata?.[0];
    if (mark === undefined) return;
    const row = document.getElementById(`mark-${mark}`);
    if (row) {
      document.querySelector("tr.here")?.classList.remove("here");
      row.classList.add("here");
      row.scrollIntoView({ block: "center" });
      row.focus({ preventScroll: true });
      return;
    }
    const evidence = document.getElementById("evidence");
    if (!evidence) return;
    evidence.hidden = false;
    evidence.querySelector("a").href = `${page}&mark=${encodeURIComponent(mark)}`;
  });
})();
