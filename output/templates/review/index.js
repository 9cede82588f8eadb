/* The list of records of a review without a server: what is done, and all acts in one file. */
function showIndex() {
  byId("records").replaceChildren(...held.records.map((entry) => {
    const count = recall("acts:" + entry.id, []).length, done = isDone({ record_id: entry.id, done: entry.done });
    return make("li", { class: done ? "is-done" : "" }, make("a", { href: `records/${entry.id}.html` },
      make("span", { class: "place" }, make("bdi", {}, entry.office || entry.file)),
      make("span", { class: "service" }, make("bdi", {}, entry.service || say("no_service")))),
      make("span", { class: "counts" }, done ? make("span", { class: "chip clean" }, "✓ " + say("done")) : null,
        entry.reasons ? make("span", { class: "chip warning" }, say("count_reasons", { count: entry.reasons })) : null,
        entry.unread ? make("span", { class: "chip unread" }, say("count_unread", { count: entry.unread })) : null,
        count ? make("span", { class: "chip accepted" }, "✎ " + say("kept_here", { count })) : null));
  }));
  const done = held.records.filter((entry) => isDone({ record_id: entry.id, done: entry.done })).length;
  byId("meter").max = Math.max(1, held.records.length);
  byId("meter").value = done;
  byId("progress").textContent = say("progress_of", { done, of: held.records.length });
}

showIndex();
window.addEventListener("pageshow", showIndex);
