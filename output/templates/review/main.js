/* The page as a whole: opening records, and going on where one was. */
let asked = 0;

function openRecord(at) { return busy(() => opened(at)); }

async function opened(at) {
  const entry = queue.entries[at], turn = (asked += 1);
  if (!entry) { return; }
  queue.at = at;
  markCurrent();
  closeEditor();
  rows.marked.clear();
  try {
    const view = await store.view(keyOf(entry));
    if (turn !== asked) { return; }
    current.view = null;
    rows.list = [];
    rows.chosen = "";
    showRecord(view, null);
    remember("at", keyOf(entry));
    document.title = `${view.office || view.file} · ${say("title")}`;
  } catch (problem) { tell(problem.message, "bad"); }
}

/* A record as it stands now; pictures stay, places and fields are renewed. Who has begun to search
   meanwhile goes on there. */
function showRecord(view, kept) {
  const isSame = current.view !== null;
  current.view = view;
  editor.form = editor.row = null;
  showReading(view);
  if (!isSame || !kept) { showSource(view); } else { renewPlaces(view); }
  updateEntry(view);
  const start = kept ? rowAgain(kept) : rows.list.find(isDoubtful) || rows.list[0];
  if (start) { chooseRow(start.id, document.activeElement !== byId("search") && !document.querySelector("dialog[open]")); }
  if (!kept) { byId("rows").scrollTop = 0; if (start) { start.node.scrollIntoView({ block: "nearest" }); } }
}

function renewPlaces(view) {
  if (view.is_text || !view.record_id) { return showSource(view); }
  sheet.places = new Map();
  const places = placesOf(view);
  for (const figure of document.querySelectorAll("#sheets figure")) {
    const overlay = figure.querySelector("svg");
    if (overlay) { overlay.replaceChildren(...places.filter((one) => one.place.page === Number(figure.dataset.page) && one.place.bbox).map(box)); }
  }
}

async function start() {
  byId("queue-toggle").addEventListener("click", toggleQueue);
  byId("help-open").addEventListener("click", showHelp);
  byId("zoom").addEventListener("click", toggleZoom);
  byId("search").addEventListener("input", filterQueue);
  byId("only-open").addEventListener("change", filterQueue);
  byId("search").addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.target.value = ""; filterQueue(); chooseRow(rows.chosen, true); }
    if (event.key === "Enter") { const at = queue.entries.findIndex((entry) => !entry.node.hidden); if (at >= 0) { event.target.blur(); openRecord(at); } }
  });
  if (matchMedia("(max-width: 900px)").matches) { toggleQueue(); }
  if (settings.by || recall("by", "")) { setName(settings.by || recall("by", "")); }
  try { queue.entries = await store.queue(); } catch (problem) { return tell(problem.message, "bad"); }
  showQueue();
  const last = store.own || recall("at", "");
  const at = queue.entries.findIndex((entry) => keyOf(entry) === last);
  const open = queue.entries.findIndex((entry) => !entry.done);
  await openRecord(at >= 0 ? at : Math.max(0, open));
  if (!current.by) { askName(true); }
}

start();
