// Checks the finished pages, not the templates. Each rule that is off or softened says why.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:browser"],
  rules: {
    // People quote "1.1a" in comments, so it is the id. HTML allows it; only old selectors minded.
    "valid-id": ["error", { relaxed: true }],
    // Every file comes from the site's own folder: there is no third party to guard against.
    "require-sri": ["error", { target: "crossorigin" }],
    // A title is the plain heading of a promise and the name of the site. Search engines cut it
    // where they like; a reader with many tabs open needs the whole of it.
    "long-title": "off",
  },
};
