/* The queue on the left: which record is next, how much of it is to be looked at, what is done. */
const queue = { entries: [], at: -1 };

function keyOf(entry) { return entry.record_id || entry.sha256; }

function showQueue() {
  byId("queue-list").replaceChildren(...queue.entries.map((entry, number) => {
    const button = make("button", { type: "button", tabindex: "-1" });
    button.addEventListener("click", () => openRecord(number));
    entry.node = make("li", {}, button);
    showEntry(entry);
    return entry.node;
  }));
  filterQueue();
}

function showEntry(entry) {
  const counts = [["reasons", "warning", "⚠"], ["unread", "unread", "☐"], ["findings", "info", "⚑"]].filter(([name]) => entry[name]);
  entry.node.classList.toggle("is-done", Boolean(entry.done));
  entry.node.firstChild.replaceChildren(
    make("span", { class: "place" }, make("bdi", {}, entry.office || entry.file)),
    make("span", { class: "service" }, make("bdi", {}, entry.error ? say("no_office") : entry.service || say("no_service"))),
    make("span", { class: "counts" },
      entry.done && make("span", { class: "chip clean" }, "✓ " + say("done")),
      entry.error && make("span", { class: "chip error" }, say("quarantined")),
      counts.map(([name, look, sign]) => make("span", { class: "chip " + look, title: say("count_" + name, { count: entry[name] }) },
        make("span", { "aria-hidden": "true" }, `${sign} ${entry[name]}`), make("span", { class: "sr" }, " " + say("count_" + name, { count: entry[name] })))),
      entry.changed ? make("span", { class: "chip accepted", title: say("count_changed", { count: entry.changed }) }, "✎ " + entry.changed) : null),
  );
}

function filterQueue() {
  const wanted = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const onlyOpen = byId("only-open").checked;
  let shown = 0;
  queue.entries.forEach((entry, number) => {
    const text = [entry.office, entry.service, entry.file].join(" ").toLowerCase();
    entry.node.hidden = (onlyOpen && entry.done && number !== queue.at) || !wanted.every((word) => text.includes(word));
    shown += entry.node.hidden ? 0 : 1;
  });
  byId("queue-empty").hidden = shown > 0;
  const done = queue.entries.filter((entry) => entry.done).length;
  byId("meter").max = Math.max(1, queue.entries.length);
  byId("meter").value = done;
  byId("progress").textContent = say("progress_of", { done, of: queue.entries.length });
}

function markCurrent() {
  queue.entries.forEach((entry, number) => {
    const button = entry.node.firstChild;
    if (number === queue.at) { button.setAttribute("aria-current", "true"); } else { button.removeAttribute("aria-current"); }
    button.tabIndex = number === queue.at ? 0 : -1;
  });
  const current = queue.entries[queue.at];
  if (current && !byId("queue").hidden) { current.node.scrollIntoView({ block: "nearest" }); }
}

/* The next record that is shown, forwards or backwards; of those not done yet where asked for. */
function neighbour(step, isOpen) {
  for (let at = queue.at + step; at >= 0 && at < queue.entries.length; at += step) {
    if (!queue.entries[at].node.hidden && !(isOpen && queue.entries[at].done)) { return at; }
  }
  return -1;
}

function updateEntry(view) {
  const entry = queue.entries.find((one) => keyOf(one) === keyOf(view));
  if (!entry) { return; }
  entry.done = view.done;
  if (!entry.error) Object.assign(entry, {
    office: view.office, service: view.service, reasons: view.review.length, unread: view.unread.length,
    findings: view.findings.filter((one) => one.status !== "not-a-fault").length,
    changed: view.fields.filter((one) => one.changed).length,
  });
  showEntry(entry);
  filterQueue();
}

function toggleQueue() {
  const nav = byId("queue"), isShown = nav.hidden;
  nav.hidden = !isShown;
  byId("desk").classList.toggle("no-queue", !isShown);
  byId("queue-toggle").setAttribute("aria-expanded", String(isShown));
  if (isShown) { markCurrent(); }
}
