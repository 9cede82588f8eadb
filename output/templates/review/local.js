/* Records and acts of a page without a server: the acts are kept in the browser, and done again on
   the page's record whenever it is opened. What only reading can tell is left to who applies them. */
class Refused extends Error {
  constructor(message, kind) { super(message); this.kind = kind; }
}

const held = JSON.parse(document.body.dataset.kept);
let unkept = null;  /* the acts, where the browser keeps nothing */

function actsOf(id) { return unkept || recall("acts:" + id, []); }

function keepActs(acts) {
  if (!remember("acts:" + held.id, acts)) { unkept = acts; tell(say("not_kept"), "bad"); }
}

function replay() {
  const view = structuredClone(held.view);
  actsOf(held.id).forEach((act) => { doLocally(view, act); view.history.unshift({ n: view.history.length, by: act.by, when: act.when, said: saidOf(act) }); });
  return view;
}

function saidOf(act) { return [say("act_" + act.do) === "act_" + act.do ? act.do : say("act_" + act.do), act.path || act.component || "", act.value === undefined ? "" : textOf(act.value)].filter(Boolean).join(" · "); }

const store = {
  isLive: false,
  own: held.id,
  async queue() {
    return held.queue.map((entry) => (entry.record_id === held.id ? entry : { ...entry, done: isDone(entry) }));
  },
  async view(id) {
    if (id !== held.id) { location.href = id + ".html"; return new Promise(() => {}); }
    return replay();
  },
  async act(id, action, version, by) {
    const acts = actsOf(id), view = replay();
    doLocally(view, action);  /* refuses before anything is kept */
    keepActs(acts.concat({ ...action, by, when: new Date().toISOString().slice(0, 10) }));
    return replay();
  },
  async undo() {
    const acts = actsOf(held.id);
    if (!acts.length) { return null; }
    keepActs(acts.slice(0, -1));
    return replay();
  },
  async sheet(id, page) {
    const found = held.sheets[page];
    if (!found) { throw new Refused(say("sheet_page_undrawn"), "sheet"); }
    return found;
  },
};

function isDone(entry) {
  const last = recall("acts:" + entry.record_id, []).filter((act) => act.do === "done").pop();
  return last ? last.value : entry.done;
}

function doLocally(view, act) {
  if (act.do === "done") { view.done = act.value; }
  else if (act.do === "status") { view.findings.filter((one) => one.key === act.key).forEach((one) => Object.assign(one, { status: act.status, note: act.note })); }
  else if (act.do === "assign") { assignLocally(view, act); }
  else if (act.do === "set") { setLocally(view, act); }
  else { itemLocally(view, act); }
}

function fieldAt(view, path) {
  const at = view.fields.findIndex((field) => field.path === path);
  if (at < 0) { throw new Refused(say("only_values"), "refused"); }
  return at;
}

function setLocally(view, act) {
  const field = view.fields[fieldAt(view, act.path)], was = field.changed ? field.was : field.value;
  const choice = (field.choices || []).find((one) => one.value === act.value);
  Object.assign(field, { was, value: act.value, shown: act.value === null ? "" : choice ? choice.name : String(act.value), changed: act.value !== was });
}

/* Lines that are given away: where they will stand is told when they are read. */
function assignLocally(view, act) {
  const lines = view.unread.filter((one) => act.lines.includes(one.id));
  view.unread = view.unread.filter((one) => !lines.includes(one));
  lines.forEach((one) => addPending(view, act.component, one.text, one));
}

function addPending(view, component, text, place) {
  const last = view.fields.map(partOf).lastIndexOf(component);
  const places = place ? place.places || [place] : [];
  view.fields.splice(last + 1, 0, { path: "", name: say("pending"), component, kind: "pending", value: text, shown: text, places, reasons: [], changed: true, was: null, depth: 1 });
}

/* Items as a tree, for the time that one is cut, joined or moved; then as fields again. */
function itemLocally(view, act) {
  const component = act.path.split(/[.[]/)[0];
  if (act.do === "add") { return addPending(view, component, act.value, null); }
  const list = /^(\w+\.\w+)\[/.exec(act.path), top = list ? treeOf(view, list[1]) : [];
  const spot = spotOf(top, act.path);
  if (!spot) {
    if (act.do !== "remove") { throw new Refused(say("only_items"), "refused"); }
    view.fields.splice(fieldAt(view, act.path), 1);
    return;
  }
  const { siblings, at, above } = spot, item = siblings[at];
  if (act.do === "remove") { siblings.splice(at, 1); }
  if (act.do === "split") { siblings.splice(at, 1, ...cutItem(item, act.at)); }
  if (act.do === "join") { joinItems(siblings, at); }
  if (act.do === "nest") { if (!at) { throw new Refused(say("first_row"), "refused"); } siblings[at - 1].children.push(...siblings.splice(at, 1)); }
  if (act.do === "lift") { if (!above) { throw new Refused(say("only_items"), "refused"); } siblings.splice(at, 1); above.siblings.splice(above.at + 1, 0, item); }
  if (act.do === "move") { siblings.splice(at, 1); }
  writeTree(view, list[1], top);
  if (act.do === "move") { wordsBelow(item).forEach((text) => addPending(view, act.to.split(/[.[]/)[0], text, (item.field.places || [])[0])); }
}

function treeOf(view, list) {
  const top = [], stack = [];
  view.fields.filter((field) => field.kind === "item" && field.path.startsWith(list + "[")).forEach((field) => {
    const depth = field.path.split(".children").length - 1, node = { field, children: [] };
    (depth ? stack[depth - 1].children : top).push(node);
    stack[depth] = node;
  });
  return top;
}

function spotOf(top, path) {
  let siblings = top, above = null, at = -1;
  for (const [, number] of path.matchAll(/\[(\d+)\]/g)) {
    if (at >= 0) { above = { siblings, at }; siblings = siblings[at].children; }
    at = Number(number);
    if (!siblings[at]) { return null; }
  }
  return at >= 0 && siblings[at].field.path === path ? { siblings, at, above } : null;
}

function cutItem(item, at) {
  const letters = Array.from(item.field.value);
  const part = (text, children) => ({ field: { ...item.field, value: text.trim(), shown: text.trim(), changed: true }, children });
  return [part(letters.slice(0, at).join(""), []), part(letters.slice(at).join(""), item.children)];
}

function joinItems(siblings, at) {
  const [one, other] = siblings.slice(at, at + 2);
  if (!other) { throw new Refused(say("last_row"), "refused"); }
  const text = one.field.value + " " + other.field.value;
  const field = { ...one.field, value: text, shown: text, changed: true, places: one.field.places.concat(other.field.places) };
  siblings.splice(at, 2, { field, children: one.children.concat(other.children) });
}

function wordsBelow(item) { return [item.field.value, ...item.children.flatMap(wordsBelow)]; }

function writeTree(view, list, top) {
  const isOfList = (field) => field.kind === "item" && field.path.startsWith(list + "[");
  const start = view.fields.findIndex(isOfList), fields = [];
  const walk = (nodes, prefix, depth) => nodes.forEach((node, number) => {
    const path = `${prefix}[${number}]`, isMoved = node.field.path !== path;
    fields.push({ ...node.field, path, depth, changed: node.field.changed || (isMoved && node.field.depth !== depth) });
    walk(node.children, path + ".children", depth + 1);
  });
  walk(top, list, 1);
  const rest = view.fields.filter((field) => !isOfList(field));
  rest.splice(start, 0, ...fields);
  view.fields = rest;
}

/* Acts that name places come first: what given lines become changes the places of others. */
function inOrder(acts) {
  const isLate = (act) => act.do === "assign" || act.do === "add";
  return acts.filter((act) => !isLate(act)).concat(acts.filter(isLate));
}

function download(records) {
  const entries = records.map((one) => ({ record_id: one.id, version: one.version, actions: inOrder(recall("acts:" + one.id, one.id === held.id ? actsOf(one.id) : [])) })).filter((one) => one.actions.length);
  const count = entries.reduce((sum, one) => sum + one.actions.length, 0);
  if (!count) { return tell(say("nothing_kept")); }
  const file = new Blob([JSON.stringify({ selaras: "review", records: entries }, null, 1) + "\n"], { type: "application/json" });
  const link = make("a", { href: URL.createObjectURL(file), download: records.length > 1 ? "selaras-actions.json" : `selaras-actions-${records[0].id}.json` });
  document.body.append(link);
  link.click();
  link.remove();
  tell(say("downloaded", { count }), "good");
}

byId("download").addEventListener("click", () => download(held.view ? [{ id: held.id, version: held.view.version }] : held.records));
