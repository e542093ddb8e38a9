// Starts Pagefind's own search form, in the language of the page.
// The index is loaded in small parts, and only when someone types.
window.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("search");
  // Words in the language of the page; Pagefind fills in what stands in brackets.
  const words = JSON.parse(place.dataset.words);
  for (const key in words) {
    words[key] = words[key].replace("{term}", "[SEARCH_TERM]").replace("{count}", "[COUNT]");
  }
  const form = new PagefindUI({
    element: "#search",
    bundlePath: new URL("../pagefind/", window.location).pathname,
    // Long pages hold most words, and short ones say best what they are about.
    ranking: { pageLength: 0.1 },
    mergeIndex: [{
      bundlePath: new URL("../pagefind-promises/", window.location).pathname,
      indexWeight: 0.5, // a guide before the promises about the same thing
      ranking: { pageLength: 0.1 },
    }],
    translations: words,
    showImages: false,
    showSubResults: true,
    autofocus: false,
    pageSize: 20,
  });
  const field = place.querySelector("input");
  field.setAttribute("aria-label", words.search_label);

  // Pagefind shows how many pages were found; a screen reader has to be told.
  const found = document.getElementById("found");
  new MutationObserver(() => {
    const message = place.querySelector(".pagefind-ui__message");
    const text = message ? message.textContent : "";
    if (found.textContent !== text) found.textContent = text;
  }).observe(place, { childList: true, characterData: true, subtree: true });

  const asked = new URLSearchParams(window.location.search).get("q");
  if (asked) form.triggerSearch(asked);
});
