/* What can be done with the chosen row: by key, or by a button that says its key. */
const current = { view: null, by: "", isActing: false, busy: 0, waiting: [] };

const isItem = (one) => one && one.kind === "field" && one.data.kind === "item" && one.data.value !== null;
const isUnread = (one) => one && one.kind === "unread";
const isField = (one) => one && one.kind === "field" && one.data.path;
const hasValue = (one) => isField(one) && one.data.value !== null && one.data.value !== undefined;

/* `keys` as the browser names them; `shown` and `said` for the help; `on`: where a button stands. */
const KEYS = [
  { keys: ["j", "ArrowDown"], shown: ["j", "↓"], said: "key_next_row", run: () => moveRow(1) },
  { keys: ["k", "ArrowUp"], shown: ["k", "↑"], said: "key_row_before", run: () => moveRow(-1) },
  { keys: ["."], shown: ["."], said: "key_next_doubt", run: () => moveRow(1, isDoubtful) },
  { keys: [","], shown: [","], said: "key_doubt_before", run: () => moveRow(-1, isDoubtful) },
  { keys: ["Home"], shown: ["Home"], said: "key_first_row", run: () => rows.list.length && chooseRow(rows.list[0].id, true) },
  { keys: ["End"], shown: ["End"], said: "key_last_row", run: () => rows.list.length && chooseRow(rows.list[rows.list.length - 1].id, true) },
  { keys: ["ArrowRight", "l"], shown: ["→"], said: "key_open", run: () => fold(true) },
  { keys: ["ArrowLeft", "h"], shown: ["←"], said: "key_fold", run: () => fold(false) },
  { keys: ["Enter", "e"], shown: ["Enter"], said: "key_edit", on: (one) => isField(one) || Boolean(one && one.kind === "finding"), label: "edit", run: editRow },
  { keys: ["i"], shown: ["i"], said: "key_add", on: (one) => isField(one) && Boolean(listOf(one.data)), label: "add", run: () => addTo(chosenRow()) },
  { keys: ["a"], shown: ["a"], said: "key_assign", on: (one) => isUnread(one) || isItem(one), label: "assign", run: assign },
  { keys: [" "], shown: ["␣"], said: "key_mark", on: isUnread, label: "mark", run: toggleMark },
  { keys: ["s"], shown: ["s"], said: "key_split", on: isItem, label: "split", run: splitRow },
  { keys: ["J"], shown: ["J"], said: "key_join", on: isItem, label: "join", run: () => itemAct("join") },
  { keys: ["Tab", ">"], shown: ["Tab", ">"], said: "key_nest", on: isItem, label: "nest", run: () => itemAct("nest") },
  { keys: ["S-Tab", "<"], shown: ["⇧Tab", "<"], said: "key_lift", on: isItem, label: "lift", run: () => itemAct("lift") },
  { keys: ["x", "Delete"], shown: ["x"], said: "key_remove", on: hasValue, label: "remove", run: removeRow },
  { keys: ["t"], shown: ["t"], said: "key_teach", isLive: true, on: (one) => isUnread(one) || Boolean(one && one.kind === "line"), label: "teach", run: teach },
  { keys: ["g"], shown: ["g"], said: "key_groups", isLive: true, run: () => showGroups() },
  { keys: ["u"], shown: ["u"], said: "key_undo", on: () => true, label: "undo", run: undo },
  { keys: ["d"], shown: ["d"], said: "key_done", on: () => true, label: "done_act", run: toggleDone },
  { keys: ["n"], shown: ["n"], said: "key_next", run: () => go(1) },
  { keys: ["p"], shown: ["p"], said: "key_before", run: () => go(-1) },
  { keys: ["/"], shown: ["/"], said: "key_search", run: () => { if (byId("queue").hidden) { toggleQueue(); } byId("search").focus(); byId("search").select(); } },
  { keys: ["v"], shown: ["v"], said: "key_empty", run: toggleEmpty },
  { keys: ["z"], shown: ["z"], said: "key_zoom", run: toggleZoom },
  { keys: ["PageDown"], shown: ["PgDn"], said: "key_scroll", run: () => scrollSheets(1) },
  { keys: ["PageUp"], shown: ["PgUp"], said: "", run: () => scrollSheets(-1) },
  { keys: ["b"], shown: ["b"], said: "key_queue", run: toggleQueue },
  { keys: ["Escape"], shown: ["Esc"], said: "key_leave", run: () => byId("acts").querySelector("button").focus() },
  { keys: ["?"], shown: ["?"], said: "key_help", run: showHelp },
];

function showActs() {
  const now = chosenRow();
  const buttons = KEYS.filter((one) => one.on && (store.isLive || !one.isLive) && one.on(now)).map((one) => {
    const button = make("button", { type: "button", "data-act": one.label }, make("kbd", { "aria-hidden": "true" }, one.shown[0]), " ",
      say("act_" + (one.label === "done_act" && current.view && current.view.done ? "undone" : one.label === "assign" && isItem(now) ? "move" : one.label)));
    button.addEventListener("click", () => one.run());
    return button;
  });
  byId("acts").replaceChildren(...buttons);
}

/* While something is under way keys wait: none is lost, and none meets a record that is going away. */
async function busy(work) {
  current.busy += 1;
  byId("reading").setAttribute("aria-busy", "true");
  try { return await work(); } finally {
    current.busy -= 1;
    byId("reading").setAttribute("aria-busy", String(current.busy > 0));
    while (!current.busy && current.waiting.length) { pressAgain(current.waiting.shift()); }
  }
}

/* A key that waited; behind one that opened a form it is meant for the form. */
function pressAgain(key) {
  const control = document.activeElement;
  if (!isTyping(control)) { return runKey(key); }
  const isFree = control.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  if (isFree && key === "Enter" && control.form) { control.form.requestSubmit(); }
  if (isFree && key.length === 1 && control.setRangeText) {
    control.setRangeText(key, control.selectionStart, control.selectionEnd, "end");
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/* Do one act: true once it is kept. A record that somebody else has changed is shown anew. */
function perform(action) { return busy(() => performed(action)); }

async function performed(action) {
  if (current.isActing || !current.view) { return false; }
  if (!current.by) { askName(false); return false; }
  current.isActing = true;
  const id = current.view.record_id || current.view.sha256, kept = keptRow();
  if (kept && action.do === "add") { kept.list = action.path.replace("[+]", ""); }
  try {
    const view = await store.act(id, action, current.view.version, current.by);
    showRecord(view, kept);
    tell(say("saved"), "good");
    return true;
  } catch (problem) {
    if (problem.kind === "conflict") {
      closeEditor();
      showRecord(await store.view(id), kept);
      tell(problem.message + " " + say("reloaded"), "bad");
    } else { tell(problem.message, "bad"); }
    return false;
  } finally { current.isActing = false; }
}

function itemAct(what) {
  const now = itemRow();
  if (now) { perform({ do: what, path: now.data.path }); }
}

function removeRow() {
  const now = chosenRow();
  if (!hasValue(now)) { return tell(say("only_values"), "bad"); }
  const isWhole = /\]$/.test(now.data.path) || !now.data.path.includes(".");
  perform(isWhole ? { do: "remove", path: now.data.path } : { do: "set", path: now.data.path, value: null });
}

function undo() { return busy(undone); }

async function undone() {
  try {
    const view = await store.undo(current.by);
    if (!view) { return tell(say("nothing_to_undo")); }
    if (!view.version) { return tell(say("undone_what", { what: view.said }), "good"); }  /* of no record: a group */
    const at = queue.entries.findIndex((entry) => keyOf(entry) === (view.record_id || view.sha256));
    const kept = at === queue.at ? keptRow() : null;
    if (at >= 0) { queue.at = at; }
    closeEditor();
    showRecord(view, kept);
    markCurrent();
    tell(say("undone"), "good");
  } catch (problem) { tell(problem.message, "bad"); }
}

function toggleDone() { return busy(doneOrNot); }

async function doneOrNot() {
  const isDone = !current.view.done;
  if (!(await perform({ do: "done", value: isDone })) || !isDone) { return; }
  const isOpen = (entry) => !entry.done && !entry.node.hidden;
  let next = neighbour(1, true);
  if (next < 0) { next = queue.entries.findIndex(isOpen); }
  if (next < 0 && byId("search").value && document.activeElement !== byId("search")) { byId("search").value = ""; filterQueue(); next = queue.entries.findIndex(isOpen); }
  if (next >= 0) { return openRecord(next); }
  tell(say("all_done"), "good");
}

function go(step) {
  const at = neighbour(step, false);
  if (at < 0) { return tell(say(step > 0 ? "last_record" : "first_record")); }
  return openRecord(at);
}

function isTyping(target) { return target.closest("input:not([type=checkbox]), textarea, select, dialog, .editor"); }

function knownKey(name) { return KEYS.find((one) => one.keys.includes(name) && (store.isLive || !one.isLive)); }

function runKey(name) {
  const known = knownKey(name);
  if (known && current.view) { known.run(); }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) { return; }
  const name = event.key === "Tab" && event.shiftKey ? "S-Tab" : event.key;
  const known = knownKey(name), isOnRow = event.target.classList.contains("row");
  if (current.busy && (known || name.length === 1)) {
    event.preventDefault();
    current.waiting.push(name);
    return;
  }
  if (/Tab$/.test(name) && !(isOnRow && isItem(chosenRow()))) { return; }  /* the browser's own way round */
  if (["Enter", " "].includes(name) && event.target.closest("button, a, summary") && !isOnRow) { return; }
  if (known && current.view) { event.preventDefault(); known.run(); }
});
