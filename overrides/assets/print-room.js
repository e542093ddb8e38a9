// Shows the sheets that are wanted, and keeps a list of them to print. Nothing leaves the page.
{
const find = (name, within = document) => within.querySelector(name);
const every = (name) => [...document.querySelectorAll(name)];
const chooser = find(".chooser");
const found = find(".chooser-found");
const choices = every(".chooser select");
const sheets = every(".sheets li");
const order = find(".order");
const rows = find("tbody", order);
const kitOf = (sheet) => sheet.closest(".kit");

const show = () => {
  const [kit, paper, language] = choices.map((choice) => choice.value);
  for (const sheet of sheets) {
    // A poster in all languages has none of its own: it is there for each of them.
    const { paper: on, language: code } = sheet.dataset;
    const speaks = !language || !code || code === language;
    const about = !kit || kitOf(sheet).dataset.kit === kit;
    sheet.hidden = !(about && speaks && (!paper || on === paper));
  }
  for (const one of every(".kit")) one.hidden = !find("li:not([hidden])", one);
  const count = sheets.filter((sheet) => !sheet.hidden).length;
  found.textContent = found.dataset.words.replace("{count}", count);
};
// What was chosen and listed is there again after a look at a PDF. It ends with the visit.
const before = history.state ?? {};
(before.chosen ?? []).forEach((value, at) => (choices[at].value = value));
const keep = () => {
  const chosen = choices.map((choice) => choice.value);
  const lines = [...rows.children].map((line) => [line.dataset.file, find("input", line).value]);
  history.replaceState({ chosen, order: lines }, "");
};
addEventListener("hashchange", keep);

chooser.addEventListener("change", () => {
  show();
  keep();
});
chooser.addEventListener("submit", (event) => event.preventDefault());
addEventListener("pageshow", show); // a browser that goes back puts back what was chosen
chooser.hidden = false;
show();

const heading = find("#order");
const bar = find(".order-bar");
const toOrder = document.createElement("a");
toOrder.href = "#order";
const fileOf = (sheet) => find(".shop", sheet).getAttribute("href");

const tell = () => {
  const count = rows.children.length;
  find("table", order).hidden = find(".order-print", order).hidden = !count;
  find(".order-empty", order).hidden = count > 0;
  document.body.classList.toggle("has-order", count > 0);
  toOrder.textContent = `${heading.textContent} (${count})`;
  bar.replaceChildren(...(count ? [toOrder] : []));
  keep();
};

const takeOff = (line) => {
  const next = line.nextElementSibling || line.previousElementSibling;
  const inside = line.contains(document.activeElement);
  line.remove();
  tell();
  if (inside) (next ? find("button", next) : heading).focus();
};

const row = (sheet, button) => {
  const line = find("template", order).content.firstElementChild.cloneNode(true);
  const [name, language, shop] = [".name", ".spoken", ".shop"].map((part) => find(part, sheet));
  const kit = find("h2", kitOf(sheet)).cloneNode(true);
  const what = find("b", line);
  what.append(...kit.childNodes, ": ", ...name.cloneNode(true).childNodes);
  const file = find("a", line);
  Object.assign(file, { href: shop.href, download: shop.download, textContent: shop.download });
  if (language) find(".spoken-in", line).append(language.cloneNode(true));
  const [copies, off] = [find("input", line), find("button", line)];
  const called = language ? `${what.textContent}, ${language.textContent}` : what.textContent;
  copies.setAttribute("aria-label", `${copies.parentElement.dataset.label}: ${called}`);
  copies.addEventListener("change", () => {
    // What is no number of copies is put back to what it was.
    if (copies.checkValidity()) copies.defaultValue = copies.value;
    else copies.value = copies.defaultValue;
    keep();
  });
  off.setAttribute("aria-label", `${off.textContent}: ${called}`);
  off.addEventListener("click", () => button.click());
  line.dataset.file = fileOf(sheet);
  return line;
};

for (const sheet of sheets) {
  const button = document.createElement("button");
  const words = document.createElement("span");
  const about = find(".shop .unseen", sheet).cloneNode(true);
  let line = null;
  const say = () => {
    words.textContent = order.dataset[line ? "remove" : "add"];
    sheet.classList.toggle("ordered", Boolean(line));
  };
  button.type = "button";
  button.append(words, about);
  button.addEventListener("click", () => {
    const gone = line;
    line = gone ? null : row(sheet, button);
    say();
    if (gone) return takeOff(gone);
    rows.append(line);
    tell();
  });
  say();
  sheet.append(button);
}

for (const [file, copies] of before.order ?? []) {
  const sheet = sheets.find((one) => fileOf(one) === file);
  if (!sheet) continue;
  find("button", sheet).click();
  const input = find("input", rows.lastElementChild);
  input.value = input.defaultValue = copies;
}
find(".order-print button").addEventListener("click", () => window.print());
order.hidden = false;
tell();
}
