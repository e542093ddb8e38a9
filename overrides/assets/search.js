// Starts Pagefind's own search form, in the language of the page.
// The index is loaded in small parts, and only when someone types.
window.addEventListener("DOMContentLoaded", () => {
  const form = new PagefindUI({
    element: "#search",
    showImages: false,
    showSubResults: true,
    autofocus: false,
    pageSize: 10,
  });
  const asked = new URLSearchParams(window.location.search).get("q");
  if (asked) form.triggerSearch(asked);
});
