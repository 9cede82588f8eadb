/* Teaching a heading or a label: nothing is kept before its effect on all documents was looked at. */
function teach() {
  const now = chosenRow();
  const wording = make("input", { type: "text", required: true, maxlength: 200, "aria-label": say("teach_words") });
  wording.value = now && (now.kind === "unread" || now.kind === "line") ? now.data.text.replace(/^\s*(?:\d+|[a-z])[.)]\s*/i, "").split(/\s*:\s/)[0].slice(0, 200) : "";
  const names = make("select", { required: true, "aria-label": say("teach_names") }, make("option", { value: "" }, say("teach_pick")),
    make("optgroup", { label: say("teach_heading") }, settings.components.map((one) => make("option", { value: one.name }, one.label))),
    make("optgroup", { label: say("teach_label") }, settings.labels.map((one) => make("option", { value: one }, say("label_" + one)))));
  const result = make("div", { class: "effect", "aria-live": "polite" });
  const form = make("form", { class: "stack" }, make("p", { class: "note" }, say("teach_note")),
    make("label", {}, make("span", {}, say("teach_words")), wording), make("label", {}, make("span", {}, say("teach_names")), names),
    make("button", { type: "submit", class: "main" }, say("teach_try")), result);
  const dialog = openDialog(say("teach_title"), form, "wide");
  const state = { dialog, result, job: null };
  names.addEventListener("keydown", (event) => {  /* which opens the list where nothing is chosen yet */
    if (event.key === "Enter" && names.value) { event.preventDefault(); form.requestSubmit(); }
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); tryTeaching(state, wording.value.trim(), names.value); });
  dialog.addEventListener("close", () => { if (state.job) { store.decline(state.job).catch(() => {}); state.job = null; } });
}

async function tryTeaching(state, text, names) {
  const teaching = settings.labels.includes(names) ? { label: text, names } : { heading: text, component: names };
  try {
    if (state.job) { await store.decline(state.job); }
    state.job = await store.effect(teaching).then((answer) => answer.job);
    const job = state.job;
    let found = await store.effectOf(job);
    while (!found.done && state.dialog.open && state.job === job) {
      state.result.replaceChildren(make("p", {}, make("progress", { value: found.read, max: Math.max(1, found.of), "aria-label": say("teach_reading") }), " ", say("teach_progress", { read: found.read, of: found.of })));
      await new Promise((ready) => setTimeout(ready, 400));
      found = await store.effectOf(job);
    }
    if (found.error) { throw new Refused(found.error, "refused"); }
    if (state.job === job && found.done) { showEffect(state, found); }
  } catch (problem) { state.result.replaceChildren(make("p", { class: "bad" }, problem.message)); }
}

function showEffect(state, found) {
  const keep = make("button", { type: "button", class: "main" }, say("teach_keep"));
  const decline = make("button", { type: "button" }, say("teach_decline"));
  keep.addEventListener("click", async () => {
    if (!current.by) { return askName(false); }
    try { await store.keep(state.job, current.by); } catch (problem) { return tell(problem.message, "bad"); }
    state.job = null;
    state.dialog.close();
    tell(say("teach_kept"), "good");
  });
  decline.addEventListener("click", () => state.dialog.close());
  const counts = ["gained", "lost", "changed"].map((kind) => [kind, found.changes.filter((one) => one.kind === kind).length]).filter(([, count]) => count);
  state.result.replaceChildren(
    make("h3", {}, found.changes.length ? say("teach_effect", { count: found.changes.length, of: found.of }) : say("teach_no_effect", { of: found.of })),
    make("p", { class: "flags" }, counts.map(([kind, count]) => make("span", { class: "chip " + kind }, say("kind_" + kind) + " " + count))),
    found.changes.length ? make("div", { class: "scroll", tabindex: "0" }, effectTable(found.changes)) : null,
    current.view.error && !found.changes.some((one) => one.file === current.view.file) ? make("p", { class: "note" }, say("teach_not_yet", { file: current.view.file })) : null,
    make("div", { class: "editor-acts" }, keep, decline));
  (found.changes.some((one) => one.kind === "lost") ? decline : keep).focus();  /* no Enter too many loses what was read */
}

function effectTable(changes) {
  const head = ["document", "component", "before", "after"].map((name) => make("th", { scope: "col" }, say(name)));
  return make("table", { class: "grid" }, make("thead", {}, make("tr", {}, head)), make("tbody", {}, changes.slice(0, 300).map((one) => make("tr", { class: one.kind },
    make("th", { scope: "row" }, make("bdi", {}, one.file)), make("td", {}, one.component ? partName(one.component) : ""),
    make("td", {}, make("bdi", {}, textOf(one.before))), make("td", {}, make("bdi", {}, textOf(one.after)))))));
}
