/* What was read, on the right: unread lines, the fields of every component, findings. One row is
   chosen at a time; it alone can be reached with Tab (the others with j and k). */
const rows = { list: [], chosen: "", marked: new Set(), open: new Set(), hasEmpty: false };

function showReading(view) {
  rows.list = [];
  rows.marked = new Set([...rows.marked].filter((id) => view.unread.some((one) => one.id === id)));
  const parts = [...lineParts(view), unreadPart(view), ...componentParts(view), findingPart(view), historyPart(view)];
  byId("rows").replaceChildren(headOf(view), ...parts.filter(Boolean));
}

function headOf(view) {
  return make("header", { class: "record-head" },
    make("h2", { id: "record-title", tabindex: "-1" }, make("bdi", {}, view.office || say("no_office"))),
    make("p", { class: "note" }, make("bdi", {}, view.service || say("no_service")), " · ", make("bdi", {}, view.file), view.pages ? " · " + say("pages", { pages: view.pages }) : ""),
    make("p", { class: "flags" },
      view.done && make("span", { class: "chip clean" }, "✓ " + say("done")),
      view.error && make("span", { class: "chip error" }, say("quarantined"))),
    view.error ? make("p", { class: "note" }, make("bdi", {}, view.message)) : make("p", { class: "flags" },
      make("span", { class: view.review.length ? "chip warning" : "chip quiet" }, say("count_reasons", { count: view.review.length })),
      make("span", { class: view.unread.length ? "chip unread" : "chip quiet" }, say("count_unread", { count: view.unread.length }))));
}

function part(title, key, note, nodes, className) {
  const heading = make("h3", {}, key ? make("kbd", {}, key) : null, title, note ? make("small", {}, note) : null);
  return make("section", { class: "part " + (className || "") }, heading, make("ul", {}, nodes));
}

function row(kind, index, data, className, ...children) {
  const id = kind + "-" + index;
  const button = make("button", { type: "button", class: "row " + className, id: "row-" + id, tabindex: "-1" }, ...children);
  button.addEventListener("click", (event) => {
    chooseRow(id, true);
    if (event.detail === 0) { editRow(); }  /* a screen reader's or the keyboard's press */
  });
  button.addEventListener("dblclick", () => editRow());
  const item = make("li", {}, button);
  rows.list.push({ id, kind, index, data, node: button, item });
  return item;
}

function unreadPart(view) {
  if (!view.unread.length) { return null; }
  const nodes = view.unread.map((one, index) => row("unread", index, one, "unread",
    make("span", { class: "mark", "aria-hidden": "true" }, rows.marked.has(one.id) ? "☑" : "☐"),
    rows.marked.has(one.id) ? make("span", { class: "sr" }, say("marked") + ": ") : null,
    make("span", { class: "value" }, make("bdi", {}, one.text)), whereOf(one)));
  return part(say("unread"), "", say("unread_note"), nodes, "unread-part");
}

/* Of a source that gave no record: the lines that read like a heading first, then the others; a
   heading that nobody knows need not read like one. */
function lineParts(view) {
  if (!view.error) { return []; }
  const isLike = (line) => line.fate === "unknown-heading";
  const others = view.lines.filter((line) => !isLike(line) && line.text.trim());
  return [linePart("heading_like", view.lines.filter(isLike), "?"), linePart("other_lines", others, "")];
}

function linePart(title, lines, sign) {
  const nodes = lines.map((line) => row("line", line.n, { id: "l" + line.n, text: line.text, places: [line.bbox ? { page: line.page, bbox: line.bbox } : { line: line.n }] }, sign ? "unread" : "unread plain",
    make("span", { class: "mark", "aria-hidden": "true" }, sign), make("span", { class: "value" }, make("bdi", {}, line.text)), whereOf({ page: line.bbox ? line.page : null, line: line.n })));
  return nodes.length ? part(say(title), "", say("heading_like_note"), nodes, "unread-part") : null;
}

function whereOf(place) {
  const text = place.page ? say("page_s", { page: place.page }) : place.line ? say("line_s", { line: place.line }) : "";
  return text ? make("small", { class: "where" }, text) : null;
}

/* Heads have no component: they are told by the first step of their path. */
function partOf(field) { return field.component || field.path.split(/[.[]/)[0]; }

function componentParts(view) {
  const parts = [];
  let latest = null;
  view.fields.forEach((field, index) => {
    if (isFolded(field) || isLeftOut(field)) { return; }
    if (!latest || latest.name !== partOf(field)) { parts.push(latest = { name: partOf(field), isEmpty: field.path === field.component, nodes: [] }); }
    latest.nodes.push(fieldRow(view, field, index));
  });
  return parts.map((one) => {
    if (one.isEmpty) { return make("section", { class: "part bare" }, make("ul", {}, one.nodes)); }
    const known = settings.components.find((component) => component.name === one.name);
    return part(partName(one.name), known ? known.key : "", "", one.nodes, "component");
  });
}

function isEmptyField(field) { return field.value === null || field.value === undefined || field.value === ""; }

/* Of what a document need not say, the empty fields are shown when asked for. */
function isLeftOut(field) {
  return !rows.hasEmpty && isEmptyField(field) && field.path !== field.component && !field.changed && !field.reasons.length;
}

function toggleEmpty() {
  rows.hasEmpty = !rows.hasEmpty;
  const kept = keptRow();
  showReading(current.view);
  chooseRow((rowAgain(kept) || {}).id, true);
  tell(say(rows.hasEmpty ? "empty_shown" : "empty_hidden"));
}

/* The parts of a time, a charge or a channel are told in its own row; they open with the arrow. */
const INNER = /^(.+\.(?:durations|charges|channels)\[\d+\])\.\w+$/;
function isFolded(field) {
  const inner = INNER.exec(field.path);
  return inner && !rows.open.has(inner[1]) && !(field.reasons || []).length;
}

function fold(isOpen) {
  const now = chosenRow();
  if (!now || now.kind !== "field") { return; }
  const inner = INNER.exec(now.data.path), path = inner ? inner[1] : now.data.path;
  if (isOpen === rows.open.has(path)) { return; }
  if (isOpen) { rows.open.add(path); } else { rows.open.delete(path); }
  showReading(current.view);
  const again = rows.list.find((one) => one.kind === "field" && one.data.path === path);
  chooseRow((again || rows.list[0]).id, true);
}

function fieldRow(view, field, index) {
  const isEmpty = isEmptyField(field), isBare = field.path === field.component;
  const depth = Math.min(Math.max(0, field.depth - (field.component ? 1 : 0)), 4), reasons = reasonsOf(view, field);
  const known = isBare && settings.components.find((one) => one.name === field.component);
  const look = ["depth-" + depth, field.kind, isEmpty ? "empty" : "", reasons.length ? "doubtful" : "", field.changed ? "changed" : ""];
  return row("field", index, field, look.join(" "),
    make("span", { class: "name" }, known ? make("kbd", {}, known.key) : null, known ? " " : null, /\.heading$/.test(field.path) ? say("heading") : field.name),
    make("span", { class: "value" }, isEmpty ? say("nothing") : make("bdi", {}, shownOf(field))),
    field.changed ? make("span", { class: "chip accepted" }, say("changed")) : null,
    field.changed && field.was !== undefined && field.was !== null ? make("small", { class: "was" }, say("was") + " ", make("bdi", {}, textOf(field.was))) : null,
    reasons.map((reason) => make("small", { class: "reason" }, "⚠ ", make("bdi", {}, reason))));
}

/* Why a field is to be looked at, in words where the record has them. */
function reasonsOf(view, field) {
  const said = view.review.filter((one) => field.reasons.includes(one.reason) && (one.path === field.path || one.path === field.path + ".text" || one.path + ".heading" === field.path));
  return said.length ? [...new Set(said.map((one) => one.said))] : field.reasons.map((reason) => words["reason_" + reason] || reason);
}

function shownOf(field) {
  if (field.shown) { return field.shown; }
  return field.value === null || field.value === undefined ? "" : textOf(field.value);
}

function textOf(value) {
  if (value === null || value === undefined) { return say("nothing"); }
  if (Array.isArray(value)) { return value.map(textOf).join("; "); }
  if (typeof value === "object") { return value.text || value.raw || JSON.stringify(value); }
  return String(value);
}

function findingPart(view) {
  if (!view.findings.length) { return null; }
  const nodes = view.findings.map((one, index) => row("finding", index, one, "finding " + (one.status === "not-a-fault" ? "settled" : ""),
    make("span", { class: "chip " + one.severity }, say("severity_" + one.severity)),
    one.status && one.status !== "new" ? make("span", { class: "chip " + one.status }, say("status_" + one.status)) : null,
    make("span", { class: "value" }, make("bdi", {}, one.message)),
    one.is_stale ? make("small", {}, say("stale")) : null,
    one.note ? make("small", { class: "note" }, make("bdi", {}, one.note)) : null));
  return part(say("findings"), "", "", nodes, "findings");
}

function historyPart(view) {
  if (!view.history.length) { return null; }
  const lines = view.history.map((one) => make("li", { class: one.is_undone ? "undone" : "" }, make("bdi", {}, one.said), " ", make("small", {}, make("bdi", {}, one.by || ""), one.when ? ", " + one.when : "")));
  return make("details", { class: "part history" }, make("summary", {}, say("history", { count: view.history.length })), make("ol", {}, lines));
}

function chosenRow() { return rows.list.find((one) => one.id === rows.chosen) || null; }

function chooseRow(id, isFocused) {
  const before = chosenRow(), now = rows.list.find((one) => one.id === id) || rows.list[0];
  if (before) { before.node.tabIndex = -1; before.node.classList.remove("chosen"); before.node.removeAttribute("aria-current"); }
  rows.chosen = now ? now.id : "";
  if (now) {
    now.node.tabIndex = 0;
    now.node.classList.add("chosen");
    now.node.setAttribute("aria-current", "true");
    if (isFocused) { now.node.focus({ preventScroll: true }); now.node.scrollIntoView({ block: "nearest" }); }
  }
  showActs();
  light();
}

function moveRow(step, isWanted) {
  const at = rows.list.findIndex((one) => one.id === rows.chosen);
  for (let next = at + step; next >= 0 && next < rows.list.length; next += step) {
    if (!isWanted || isWanted(rows.list[next])) { return chooseRow(rows.list[next].id, true); }
  }
  chooseRow(rows.chosen, true);
  tell(say(step > 0 ? "last_row" : "first_row"));
}

function isDoubtful(one) {
  return one.kind === "unread" || (one.kind === "finding" && one.data.status !== "not-a-fault") || (one.data.reasons || []).length > 0;
}

/* After an act: the new element of a list, the same row, or what took its place. */
function rowAgain(kept) {
  const isOf = (list) => (one) => one.kind === "field" && one.data.path.startsWith(list + "[") && !one.data.path.slice(list.length).includes(".");
  const added = kept.list && rows.list.filter(isOf(kept.list)).pop();
  const same = rows.list.find((one) => one.kind === kept.kind && nameOf(one) === kept.name);
  const isNear = (one) => one && one.kind === kept.kind && (!kept.part || partOf(one.data) === kept.part);
  const near = isNear(rows.list[kept.at]) ? rows.list[kept.at] : rows.list.filter(isNear).pop();
  return added || same || near || rows.list[Math.min(kept.at, rows.list.length - 1)];
}

function nameOf(one) { return one.kind === "field" ? one.data.path : one.data.id || one.data.key; }

function keptRow() {
  const now = chosenRow();
  return now && { kind: now.kind, name: nameOf(now), part: now.kind === "field" ? partOf(now.data) : "", at: rows.list.indexOf(now) };
}

function toggleMark() {
  const now = chosenRow();
  if (!now || now.kind !== "unread") { return; }
  if (!rows.marked.delete(now.data.id)) { rows.marked.add(now.data.id); }
  const isMarked = rows.marked.has(now.data.id);
  now.node.querySelector(".mark").textContent = isMarked ? "☑" : "☐";
  tell(say(isMarked ? "marked" : "unmarked"));
  moveRow(1, (one) => one.kind === "unread");
}
