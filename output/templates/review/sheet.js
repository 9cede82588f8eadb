/* The document in the middle: its pages as pictures, or its lines, with the chosen words lit. */
const sheet = { places: new Map(), watcher: null, turn: 0 };

/* Every place of the record by page or line, and the row that it belongs to. */
function placesOf(view) {
  const found = [];
  rows.list.filter((one) => one.kind === "line").forEach((one) => found.push({ row: one.id, kind: one.node.classList.contains("plain") ? "field" : "unread", place: one.data.places[0] }));
  view.unread.forEach((one, index) => one.places.forEach((place) => found.push({ row: "unread-" + index, kind: "unread", place })));
  view.fields.forEach((field, index) => (field.places || []).forEach((place) => found.push({ row: "field-" + index, kind: "field", place })));
  view.findings.forEach((finding, index) => (finding.places || []).forEach((place) => found.push({ row: "finding-" + index, kind: "finding", place })));
  return found;
}

function pagesOf(view) {
  const [first, last] = view.page_range || [1, view.pages || 0];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function showSource(view) {
  sheet.turn += 1;
  sheet.places = new Map();
  if (sheet.watcher) { sheet.watcher.disconnect(); }
  for (const picture of document.querySelectorAll("#sheets img")) { URL.revokeObjectURL(picture.src); }
  const isDrawn = !view.is_text && view.record_id;
  byId("zoom").hidden = !isDrawn;
  byId("source-title").replaceChildren(make("bdi", {}, view.file));
  byId("sheets").scrollTop = 0;
  byId("sheets").replaceChildren(...(isDrawn ? showSheets(view) : [showLines(view, view.lines)]));
}

function showSheets(view) {
  const turn = sheet.turn, places = placesOf(view);
  sheet.watcher = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting).forEach((one) => {
    sheet.watcher.unobserve(one.target);
    drawSheet(view, one.target, places, turn);
  }), { root: byId("sheets"), rootMargin: "600px" });
  return pagesOf(view).map((page) => {
    const figure = make("figure", { class: "sheet waiting", "data-page": page }, make("figcaption", {}, say("page_n", { page })));
    sheet.watcher.observe(figure);
    return figure;
  });
}

async function drawSheet(view, figure, places, turn) {
  const page = Number(figure.dataset.page);
  let picture;
  try { picture = await store.sheet(view.record_id, page); } catch (problem) {
    if (turn !== sheet.turn) { return; }
    figure.classList.remove("waiting");
    figure.prepend(make("p", { class: "note" }, problem.message), showLines(view, view.lines.filter((line) => line.page === page)));
    return light();
  }
  if (turn !== sheet.turn) { return URL.revokeObjectURL(picture.address); }
  figure.classList.remove("waiting");
  const image = make("img", { src: picture.address, width: Math.round(picture.width), height: Math.round(picture.height), alt: say("page_n", { page }) + ", " + view.file });
  const overlay = draw("svg", { viewBox: `0 0 ${picture.width} ${picture.height}`, "aria-hidden": "true" });
  for (const one of places) {
    if (one.place.page === page && one.place.bbox) { overlay.append(box(one)); }
  }
  figure.prepend(make("div", { class: "paper" }, image, overlay));
  light();
}

function box(one) {
  const [x0, top, x1, bottom] = one.place.bbox;
  const node = draw("rect", { x: x0 - 1.5, y: top - 1, width: x1 - x0 + 3, height: bottom - top + 2, rx: 1.5, class: one.kind });
  node.addEventListener("click", () => chooseRow(one.row, true));
  keepPlace(one.row, node);
  return node;
}

function keepPlace(row, node) {
  if (!sheet.places.has(row)) { sheet.places.set(row, []); }
  sheet.places.get(row).push(node);
}

function showLines(view, lines) {
  const byLine = new Map();
  for (const one of placesOf(view)) {
    const line = lines.find((candidate) => covers(candidate, one.place));
    if (line) { byLine.set(line, (byLine.get(line) || []).concat(one)); }
  }
  return make("ol", { class: "lines" }, lines.map((line) => {
    const here = byLine.get(line) || [];
    const node = make("li", { "data-n": line.n ?? "", class: here.some((one) => one.kind === "unread") ? "unread" : line.fate || "" }, make("bdi", {}, line.text));
    here.forEach((one) => keepPlace(one.row, node));
    if (here.length) { node.addEventListener("click", () => chooseRow(here[here.length - 1].row, true)); }
    return node;
  }));
}

function covers(line, place) {
  if (place.line !== undefined && place.line !== null) { return line.n === place.line; }
  if (!place.bbox || !line.bbox || line.page !== place.page) { return false; }
  const middle = (place.bbox[1] + place.bbox[3]) / 2;
  return line.bbox[1] <= middle && middle <= line.bbox[3];
}

/* Light the words of the chosen row, and bring them into sight. */
function light() {
  document.querySelectorAll("#sheets .lit").forEach((node) => node.classList.remove("lit"));
  const nodes = sheet.places.get(rows.chosen) || [];
  nodes.forEach((node) => { node.classList.add("lit"); if (node.ownerSVGElement) { node.parentNode.append(node); } });
  if (nodes.length) { return bringIntoSight(nodes[0]); }
  const row = rows.list.find((one) => one.id === rows.chosen);
  const place = row && firstPlace(row);
  const figure = place && place.page && document.querySelector(`#sheets figure[data-page="${Number(place.page)}"]`);
  if (figure) { figure.scrollIntoView({ block: "nearest" }); }
}

function firstPlace(row) { return (row.data.places || [])[0]; }

function bringIntoSight(node) {
  const pane = byId("sheets"), frame = pane.getBoundingClientRect(), area = node.getBoundingClientRect();
  if (area.top < frame.top + 40 || area.bottom > frame.bottom - 40) {
    pane.scrollTop += (area.top + area.bottom) / 2 - (frame.top + frame.bottom) / 2;
  }
  if (area.left < frame.left || area.right > frame.right) { pane.scrollLeft += area.left - frame.left - 40; }
}

function toggleZoom() {
  const isOn = byId("source").classList.toggle("zoomed");
  byId("zoom").setAttribute("aria-pressed", String(isOn));
  light();
}

function scrollSheets(step) { byId("sheets").scrollBy({ top: step * byId("sheets").clientHeight * 0.85 }); }
