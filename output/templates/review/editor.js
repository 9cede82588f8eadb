/* Writing a value: a form below the row, with the control that the kind of value asks for. */
const editor = { form: null, row: null };

function closeEditor() {
  if (!editor.form) { return; }
  const again = editor.row;
  editor.form.remove();
  editor.form = editor.row = null;
  if (again) { chooseRow(again.id, true); }
}

/* A form of controls; `read` gives the action, or null where there is nothing to do. */
function openEditor(row, title, controls, read) {
  closeEditor();
  const reason = make("input", { type: "text", class: "why", maxlength: 300, "aria-label": say("reason"), placeholder: say("reason_hint") });
  const form = make("form", { class: "editor", "aria-label": title }, make("p", { class: "editor-title" }, title), controls, reason,
    make("div", { class: "editor-acts" },
      make("button", { type: "submit", class: "main" }, say("save"), " ", make("kbd", {}, "Enter")),
      cancelButton()));
  form.addEventListener("submit", (event) => { event.preventDefault(); submitEditor(read, reason.value.trim()); });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); closeEditor(); }
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.tagName === "TEXTAREA") { event.preventDefault(); form.requestSubmit(); }
  });
  editor.form = form;
  editor.row = row;
  row.item.append(form);
  const first = form.querySelector("textarea, select, input");
  first.focus();
  if (first.select && !first.dataset.split) { first.select(); }
  form.scrollIntoView({ block: "nearest" });
}

function cancelButton() {
  const button = make("button", { type: "button" }, say("cancel"), " ", make("kbd", {}, "Esc"));
  button.addEventListener("click", closeEditor);
  return button;
}

async function submitEditor(read, reason) {
  let action;
  try { action = read(); } catch (problem) { return tell(problem.message, "bad"); }
  if (!action) { return closeEditor(); }
  const form = editor.form, control = form.querySelector("textarea, input, select"), typed = control.value;
  form.inert = true;  /* what is pressed from now on is meant for what comes */
  editor.row.node.focus({ preventScroll: true });
  if (await perform(reason ? { ...action, reason } : action)) { return; }
  form.inert = false;
  if (editor.form === form) { control.focus(); } else { rewrite(action.path, typed); }  /* reloaded after a conflict */
}

/* What was typed is not lost when somebody else was quicker. */
function rewrite(path, typed) {
  const again = rows.list.find((one) => one.data.path === path);
  if (!again) { return; }
  chooseRow(again.id, true);
  editRow();
  const control = editor.form && editor.form.querySelector("textarea, input, select");
  if (control) { control.value = typed; }
}

function editRow() {
  const now = chosenRow();
  if (!now) { return; }
  if (now.kind === "unread") { return assign(); }
  if (now.kind === "line") { return store.isLive ? teach() : null; }
  if (now.kind === "finding") { return editStatus(now); }
  if (!isField(now)) { return tell(say("pending")); }
  const field = now.data, isEmpty = isEmptyField(field);
  if (isEmpty && field.path === field.component) { return addTo(now); }
  const control = controlOf(field), was = JSON.stringify(control.read());
  openEditor(now, say("edit_of", { name: field.name }), control.node, () => {
    const value = control.read();
    return JSON.stringify(value) === was ? null : { do: "set", path: field.path, value };
  });
}

/* Words are read where they are kept: a time, a charge, a date. A number is read here: what a dot in
   it means is the page's language's, and where it could mean another number it is refused. */
function controlOf(field) {
  if (field.kind === "choice" && field.choices) { return choiceControl(field.name, field.choices, field.value); }
  if (field.kind === "number") { return numberControl(field); }
  if (field.kind === "date") { return lineControl(field.name, field.value, { placeholder: say("date_form") }); }
  return textControl(field.name, field.value ?? "", field.kind === "text");
}

function textControl(name, value, hasLines) {
  const node = make("textarea", { rows: Math.min(6, String(value).split("\n").length + Math.floor(String(value).length / 48)), "aria-label": name, spellcheck: "false" });
  node.value = value;
  const read = () => node.value.split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean).join(hasLines ? "\n" : " ") || null;
  return { node, read };
}

function lineControl(name, value, attributes) {
  const node = make("input", { type: "text", "aria-label": name, autocomplete: "off", ...attributes });
  node.value = value ?? "";
  return { node, read: () => node.value.trim() || null };
}

function numberControl(field) {
  const value = field.value === null ? "" : String(field.value);
  const control = lineControl(field.name, SIGNS.point === "," ? value.replace(".", ",") : value, { inputmode: "decimal" });
  return { node: control.node, read: () => { const text = control.read(); return text === null ? null : readNumber(text); } };
}

const SIGNS = document.documentElement.lang === "id" ? { group: ".", point: "," } : { group: ",", point: "." };

function readNumber(text) {
  const { group, point } = SIGNS;
  const [whole, rest, ...more] = text.replace(/^Rp\.?\s*/i, "").split(point);
  const groups = whole.split(group);
  const isGrouped = groups.length === 1 || (groups[0].length <= 3 && groups.slice(1).every((one) => one.length === 3));
  const isNumber = [...groups, rest ?? "0"].every((part) => /^\d+$/.test(part)) && isGrouped && !more.length;
  /* "20,000" with a decimal comma, "20.000" with a decimal point: the other language's thousands */
  if (!isNumber || (rest !== undefined && rest.length > 2)) { throw new Error(say("no_number", { text })); }
  return Number(groups.join("") + (rest === undefined ? "" : "." + rest));
}

function choiceControl(name, choices, value) {
  const node = make("select", { "aria-label": name });
  const listed = choices.some((one) => one.value === value) ? choices : [{ value: null, name: say("nothing") }, ...choices];
  listed.forEach((one, index) => node.append(make("option", { value: index, selected: one.value === value }, one.name)));
  return { node, read: () => listed[Number(node.value)].value };
}

function editStatus(now) {
  const status = choiceControl(say("status"), settings.statuses.map((one) => ({ value: one, name: say("status_" + one) })), now.data.status || "new");
  const note = lineControl(say("note"), now.data.note, { placeholder: say("note_hint"), maxlength: 500 });
  openEditor(now, say("status_title"), [status.node, note.node], () => ({ do: "status", key: now.data.key, status: status.read(), note: note.read() || "" }));
  editor.form.querySelector(".why").remove();
}

/* The list of the component that a row belongs to, with the place of a new last element. */
function listOf(field) {
  const known = settings.components.find((one) => one.name === field.component);
  return known ? `${known.name}.${known.list}[+]` : null;
}

function addTo(now) {
  const path = now && now.kind === "field" ? listOf(now.data) : null;
  if (!path) { return tell(say("no_list"), "bad"); }
  const control = textControl(say("add"), "", false);
  openEditor(now, say("add_to", { name: partName(now.data.component) }), control.node, () => {
    const value = control.read();
    return value ? { do: "add", path, value } : null;
  });
}

function partName(component) {
  const known = settings.components.find((one) => one.name === component);
  return known ? known.label : say("part_" + component);
}

/* Where an item is cut is where the cursor stands; its words stay as they are. */
function splitRow() {
  const now = itemRow();
  if (!now) { return; }
  const text = now.data.value;
  const control = make("textarea", { rows: Math.min(6, 2 + Math.floor(text.length / 48)), "aria-label": say("split_hint"), "data-split": true, spellcheck: "false" });
  control.value = text;
  control.addEventListener("beforeinput", (event) => event.preventDefault());
  openEditor(now, say("split_hint"), control, () => {
    const at = Array.from(control.value.slice(0, control.selectionStart)).length;
    if (!at || at >= Array.from(text).length) { throw new Error(say("split_where")); }
    return { do: "split", path: now.data.path, at };
  });
  const guess = /[;.:]\s|\s(?=(?:\d{1,2}|[a-z])[.)]\s)/.exec(text);
  const at = guess ? guess.index + guess[0].length : Math.floor(text.length / 2);
  control.setSelectionRange(at, at);
}

function itemRow() {
  const now = chosenRow();
  if (now && now.kind === "field" && now.data.kind === "item" && now.data.value !== null) { return now; }
  tell(say("only_items"), "bad");
  return null;
}
