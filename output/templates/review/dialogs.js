/* Windows over the page: which component, a taught heading, groups, the keys, the reader's name. */
function openDialog(title, content, className) {
  const again = document.activeElement;
  const heading = make("h2", { id: "dialog-title", tabindex: "-1" }, title);
  const close = make("button", { type: "button", class: "close", "aria-label": say("close") }, "×");
  const dialog = make("dialog", { class: className || "", "aria-labelledby": "dialog-title" }, make("header", {}, heading, close), content);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { dialog.remove(); if (again && again.isConnected) { again.focus({ preventScroll: true }); } });
  document.body.append(dialog);
  dialog.showModal();
  const first = dialog.querySelector("[autofocus], input, select, ul button") || heading;
  first.focus();
  return dialog;
}

/* Fourteen components, each by the key that stands before it. */
function pickComponent(title, pick) {
  const list = make("ul", { class: "palette" }, settings.components.map((one) => {
    const button = make("button", { type: "button" }, make("kbd", {}, one.key), " ", one.label);
    button.addEventListener("click", () => { dialog.close(); pick(one); });
    return make("li", {}, button);
  }));
  const dialog = openDialog(title, list, "narrow");
  dialog.addEventListener("keydown", (event) => {
    const known = settings.components.find((one) => one.key === event.key.toLowerCase());
    const buttons = [...list.querySelectorAll("button")], at = buttons.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); buttons[(at + step + buttons.length) % buttons.length].focus(); }
    if (known && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); event.stopPropagation(); dialog.close(); pick(known); }
  });
}

function assign() {
  const now = chosenRow();
  if (now && now.kind === "unread") {
    const lines = rows.marked.size ? [...rows.marked] : [now.data.id];
    pickComponent(say("assign_title", { count: lines.length }), (one) => { rows.marked.clear(); perform({ do: "assign", lines, component: one.name }); });
  } else if (now && now.kind === "field" && now.data.kind === "item" && now.data.value !== null) {
    pickComponent(say("move_title"), (one) => perform({ do: "move", path: now.data.path, to: endOf(one.name) }));
  } else { tell(say("only_lines"), "bad"); }
}

function endOf(component) {
  const known = current.view.fields.filter((field) => new RegExp(`^${component}\\.items\\[\\d+\\]$`).test(field.path)).length;
  return `${component}.items[${known}]`;
}

function askName(isFirst) {
  if (settings.by) { return; }
  const name = make("input", { type: "text", required: true, maxlength: 80, autocomplete: "name", "aria-label": say("name"), autofocus: true });
  name.value = recall("by", "");
  const form = make("form", { class: "stack" }, make("p", { class: "note" }, say("name_note")), name, make("button", { type: "submit", class: "main" }, say("start")));
  const dialog = openDialog(say("name_title"), form, "narrow");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!name.value.trim()) { return; }
    setName(name.value.trim());
    dialog.close();
    if (isFirst) { chooseRow(rows.chosen, true); }
  });
}

function setName(name) {
  current.by = name;
  remember("by", name);
  const button = make("button", { type: "button", title: say("name_change") }, make("bdi", {}, name));
  button.addEventListener("click", () => askName(false));
  byId("who").replaceChildren(settings.by ? make("bdi", {}, name) : button);
}

function showHelp() {
  const list = make("ul", { class: "keys" }, KEYS.filter((one) => one.said && (store.isLive || !one.isLive)).map((one) => make("li", {},
    make("span", { class: "of-key" }, one.shown.flatMap((key, index) => [index ? " " : null, make("kbd", {}, key)])), make("span", {}, say(one.said)))));
  openDialog(say("shortcuts"), [make("p", { class: "note" }, say("shortcuts_note")), list], "wide");
}
