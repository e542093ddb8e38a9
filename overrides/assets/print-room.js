// Shows the sheets that are wanted, and keeps a list of them to print. Nothing leaves the page.
{
const find = (name, within = document) => within.querySelector(name);
const every = (name) => [...document.querySelectorAll(name)];
const chooser = find(".chooser");
const found = find(".chooser-found");
const sheets = every(".sheets li");

const show = () => {
  const [kit, paper, language] = ["kit", "paper", "language"].map(
    (name) => find(`#choose-${name}`).value,
  );
  for (const sheet of sheets) {
    const { paper: on, language: code } = sheet.dataset;
    // A poster in all languages is there for each of them.
    const speaks = !language || code === language || on === "languages";
    const about = !kit || sheet.closest(".kit").dataset.kit === kit;
    sheet.hidden = !(about && speaks && (!paper || on === paper));
  }
  for (const one of every(".kit")) one.hidden = !find("li:not([hidden])", one);
  const count = sheets.filter((sheet) => !sheet.hidden).length;
  found.textContent = found.dataset.words.replace("{count}", count);
};
chooser.addEventListener("change", show);
chooser.addEventListener("submit", (event) => event.preventDefault());
chooser.hidden = false;
show();

const order = find(".order");
const words = JSON.parse(order.dataset.words);
const rows = find("tbody", order);

const tell = () => {
  const some = rows.children.length > 0;
  find("table", order).hidden = find(".order-print", order).hidden = !some;
  find(".order-empty", order).hidden = some;
  document.body.classList.toggle("has-order", some);
};

const row = (sheet, button) => {
  const [name, language] = sheet.querySelectorAll("p:first-of-type > *");
  const line = document.createElement("tr");
  const spokenIn = language ? `, ${language.textContent}` : "";
  const what = document.createElement("td");
  what.textContent = `${find("h2", sheet.closest(".kit")).textContent}: ${name.firstChild.textContent}`;
  const spoken = document.createElement("td");
  if (language) spoken.append(language.cloneNode(true));
  const copies = document.createElement("input");
  Object.assign(copies, { type: "number", min: 1, value: 50, inputMode: "numeric" });
  copies.setAttribute("aria-label", `${words.copies}: ${what.textContent}${spokenIn}`);
  const many = document.createElement("td");
  many.append(copies);
  const off = document.createElement("button");
  off.type = "button";
  off.textContent = words.remove;
  off.setAttribute("aria-label", `${words.remove}: ${what.textContent}${spokenIn}`);
  off.addEventListener("click", () => button.click());
  const away = document.createElement("td");
  away.append(off);
  line.append(what, spoken, many, away);
  return line;
};

for (const sheet of sheets) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.add;
  button.setAttribute("aria-pressed", "false");
  let line = null;
  button.addEventListener("click", () => {
    if (line) line.remove();
    else rows.append((line = row(sheet, button)));
    if (!line.isConnected) line = null;
    button.setAttribute("aria-pressed", String(Boolean(line)));
    button.textContent = line ? words.added : words.add;
    tell();
    if (!line && document.activeElement === document.body) find("#order").focus();
  });
  sheet.append(button);
}
find("#order").tabIndex = -1;
find(".order-print button").addEventListener("click", () => window.print());
order.hidden = false;
tell();
}
