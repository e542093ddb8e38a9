// Finds the dates that follow from a day, as generator/deadlines/count.py does, from the table
// in the page. Nothing that is entered leaves it. The rows shown are copies of the example's.
{
const find = (name, within = document) => within.querySelector(name);
const table = JSON.parse(find(".finder-table").textContent);
const form = find(".finder form");
const list = find(".finder-yours ol");
const boxes = table.starts.map(({ key }) => form.elements[key]);

// Days are midnights in UTC, so that no change of the clocks moves one.
const day = (year, month, date) => new Date(Date.UTC(year, month - 1, date));
const later = (date, days) => new Date(+date + days * 864e5);
const iso = (date) => date.toISOString().slice(0, 10);
const read = (text) => {
  const date = day(...text.split("-"));
  return isNaN(date) || iso(date) !== text ? null : date;
};

const now = new Date();
const today = day(now.getFullYear(), now.getMonth() + 1, now.getDate());
const { months, pattern, weekdays } = table.dates;
const say = (key, date) =>
  table.words[key].replace("{date}", pattern).replace(/{(\w+)}/g, (_, part) => {
    const [year, month, dd] = iso(date).split("-");
    const weekday = weekdays[date.getUTCDay()];
    return { year, month: months[month - 1], dd, day: +dd, weekday }[part];
  });

const follow = ({ on, months, days }, start) => {
  const year = start.getUTCFullYear();
  if (on) return read(`${year}-${on}`);
  const month = start.getUTCMonth() + 1 + months;
  const last = day(year, month + 1, 0).getUTCDate();
  return later(day(year, month, Math.min(start.getUTCDate(), last)), days);
};

const isFree = (date) => {
  const weekday = date.getUTCDay();
  return weekday % 6 === 0 || (weekday === 1 ? /-01-0[123]/ : /-01-01/).test(iso(date));
};

const moved = (date, windows) => {
  const at = iso(date).slice(5);
  for (const [first, last] of windows) {
    const over = first > last;
    if (over ? at >= first || at <= last : at >= first && at <= last) {
      const year = date.getUTCFullYear() + (over && at >= first);
      let next = later(read(`${year}-${last}`), 1);
      while (isFree(next)) next = later(next, 1);
      return next;
    }
  }
  return date;
};

const results = (days) => {
  for (const { key, otherwise } of table.starts) days[key] = days[key] || days[otherwise];
  return table.rules.filter(({ counts }) => days[counts[0].start]).map((rule) => {
    const counts = rule.counts.filter(({ start }) => days[start]);
    const counted = new Date(Math.max(...counts.map((count) => follow(count, days[count.start]))));
    const date = moved(counted, rule.windows);
    return { rule, counted, date, last: later(date, rule.bound === "before" ? -1 : 0) };
  }).sort((one, other) => one.last - other.last);
};

// What is wrong with a day and the edge it has passed, or nothing.
const problem = ({ notBefore }, box, date, given) => {
  const { badInput, rangeOverflow, rangeUnderflow, valueMissing } = box.validity;
  const none = box === boxes[0] && boxes.every(({ value }) => !value);
  if (rangeUnderflow) return ["early", read(box.min)];
  if (rangeOverflow) return ["late", read(box.max)];
  if (!date) return (box.value || badInput || valueMissing || none) && ["missing"];
  return date < given[notBefore] && ["order"];
};

const check = () => {
  const given = {};
  table.starts.forEach((start, number) => {
    const box = boxes[number];
    const date = read(box.value);
    const wrong = problem(start, box, date, given);
    find(`#${box.id}-problem`).textContent = wrong ? say(...wrong) : "";
    box.setAttribute("aria-invalid", !!wrong);
    if (date) given[start.key] = date;
  });
  const wrong = find("[aria-invalid=true]", form);
  if (wrong) wrong.focus();
  return wrong ? null : given;
};

const row = ({ rule, counted, date, last }) => {
  const item = find(`.finder-rules [data-rule=${rule.key}]`).cloneNode(true);
  const time = find("time", item);
  const note = find(".finder-moved", item);
  time.textContent = say(rule.bound, date);
  time.dateTime = iso(date);
  note.textContent = say("moved", counted);
  note.hidden = +date === +counted;
  item.dataset.last = iso(last);
  item.classList.toggle("is-past", last < today);
  return item;
};

form.onsubmit = (event) => {
  event.preventDefault();
  const given = check();
  find(".finder-status").textContent = given ? say("found", Object.values(given)[0]) : "";
  list.textContent = "";
  if (given) list.append(...results(given).map(row));
  find(".finder-yours").hidden = !given;
};

form.oninput = () => (find(".finder-yours").hidden = true);

// A calendar file (RFC 5545): text escaped, lines of 75 bytes at most.
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\s*\n\s*/g, "\\n");
const folded = (line) =>
  line.replace(/^[ -~]*$/.test(line) ? /.{74}(?=.)/g : /.{18}(?=.)/gu, "$&\r\n ");
const event = (item) => {
  const { rule, last } = item.dataset;
  const title = escaped(`${table.words.last} ${find(".finder-what", item).textContent}`);
  const links = Array.from(item.querySelectorAll("a"), String);
  return `BEGIN:VEVENT
UID:${[table.name, rule, ...boxes.map(({ value }) => value)].join("-")}@date-finder
DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, "")}
DTSTART;VALUE=DATE:${last.replace(/-/g, "")}
SUMMARY:${title}
DESCRIPTION:${escaped([item.innerText, ...links].join("\n"))}
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:${title}
TRIGGER:-P6DT15H
END:VALARM
END:VEVENT`;
};

find(".finder-save").onclick = () => {
  const text = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//local-offer//date finder//EN
${Array.from(list.children, event).join("\n")}
END:VCALENDAR
`;
  const link = document.createElement("a");
  const lines = text.split("\n").map(folded).join("\r\n");
  link.href = URL.createObjectURL(new Blob([lines], { type: "text/calendar" }));
  link.download = `${table.name}.ics`;
  link.click();
};

find(".finder-print").onclick = () => {
  const page = document.documentElement.classList;
  page.add("print-dates");
  window.onafterprint = () => page.remove("print-dates");
  print();
};

find(".finder-rules").open = false;
form.hidden = false;
}
