// Brings in Streamlit once what the first HTML holds has been painted: its hundred files would
// hold that up. A page in the background paints nothing and starts all the same.
(() => {
  const later = document.getElementById("later");
  const start = () => {
    if (!later.isConnected) return;
    later.remove();
    document.body.append(later.content);
  };
  requestAnimationFrame(() => setTimeout(start));
  setTimeout(start, 500);
})();
