(function () {
  "use strict";
  /* Before anything is there: what is not looked at is never laid out. */
  document.documentElement.classList.add("scripted");
  if (/^(#ringkasan)?$/.test(location.hash)) { document.documentElement.classList.add("starting"); }
  document.addEventListener("DOMContentLoaded", start);

  function start() {
  var all = function (query, root) { return Array.prototype.slice.call((root || document).querySelectorAll(query)); };
  var one = function (id) { return document.getElementById(id); };
  var filters = ["severity", "rule", "office", "service", "province", "status", "search"].filter(function (name) { return one("filter-" + name); });
  var views = all(".view").map(function (view) { return view.id; });
  var findings = all(".finding"), services = all(".service"), records = all(".record"), picker = one("pick-service");
  document.documentElement.classList.remove("starting");

  function parse() {
    var hash = location.hash.slice(1), found = {};
    try { hash = decodeURIComponent(hash); } catch (error) { hash = ""; }
    var parts = hash.split("?");
    parts.slice(1).join("?").split("&").forEach(function (pair) {
      var at = pair.indexOf("=");
      if (at > 0) { found[pair.slice(0, at)] = pair.slice(at + 1).replace(/%26/g, "&"); }
    });
    return { name: parts[0], values: found };
  }

  function open(name) {
    views.forEach(function (id) { one(id).classList.toggle("is-open", id === name); });
    all("nav.bar a").forEach(function (link) {
      if (link.getAttribute("href") === "#" + name) { link.setAttribute("aria-current", "page"); } else { link.removeAttribute("aria-current"); }
    });
  }

  function openService(id) {
    services.forEach(function (section) { section.hidden = section.id !== id; });
    if (picker) { picker.value = one(id).getAttribute("data-of"); }
  }

  function openRecord(id) {
    records.forEach(function (record) { record.classList.toggle("is-open", record.id === id); });
    ["record-list", "quarantine"].forEach(function (name) { if (one(name)) { one(name).hidden = id !== ""; } });
  }

  function wordsOf(text) { return text.toLowerCase().split(/\s+/).filter(Boolean); }
  function has(element, words) {
    if (!words.length) { return true; }
    var text = element.textContent.toLowerCase();
    return words.every(function (word) { return text.indexOf(word) >= 0; });
  }

  function filter() {
    var values = {}, count = 0;
    filters.forEach(function (name) { values[name] = one("filter-" + name).value; });
    if (!filters.length) { return values; }
    if (sealed) { lists.findings.values = values; draw("findings", PAGE); return values; }
    var words = wordsOf(values.search);
    findings.forEach(function (finding) {
      var fits = ["severity", "rule", "office", "service", "status"].every(function (name) {
        return !values[name] || finding.getAttribute("data-" + name) === values[name];
      });
      fits = fits && has(finding, words);
      finding.hidden = !fits;
      count += fits ? 1 : 0;
    });
    one("shown-count").textContent = count.toLocaleString(document.documentElement.lang);
    one("no-match").hidden = count > 0 || findings.length === 0;
    return values;
  }

  function remember() {
    var values = filter();
    var query = filters.filter(function (name) { return values[name]; }).map(function (name) { return name + "=" + encodeURIComponent(values[name].replace(/&/g, "%26")); }).join("&");
    history.replaceState(null, "", "#temuan" + (query ? "?" + query : ""));
  }

  /* Of a large report all findings and records are packed into the overview; what fits is drawn, a hundred at a time. */
  var sealed = one("packed"), PAGE = 100;
  var lists = { findings: { rows: [], values: {}, fill: fillFinding, end: "found-findings", skeleton: "a-finding", count: "shown-count" }, records: { rows: [], values: {}, fill: fillRecord, end: "record-table", skeleton: "a-record", count: "record-count" } };

  function unpack() {
    var text = atob(sealed.textContent.trim()), bytes = new Uint8Array(text.length);
    for (var at = 0; at < text.length; at += 1) { bytes[at] = text.charCodeAt(at); }
    new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json().then(function (found) {
      ["findings", "records"].forEach(function (name) {
        lists[name].rows = found[name].rows.map(function (row) {
          var entry = {};
          found[name].names.forEach(function (key, at) { entry[key] = row[at]; });
          entry.text = [entry.title, entry.office, entry.service, entry.province, entry.message, entry.decree, entry.path].join(" ").toLowerCase();
          return entry;
        });
        draw(name, PAGE);
      });
    });
  }

  function draw(name, most) {
    var list = lists[name], values = list.values, words = wordsOf(values.search || "");
    var found = list.rows.filter(function (entry) {
      return ["severity", "rule", "office", "service", "province", "status"].every(function (key) { return !values[key] || (entry[key] || "-") === values[key]; }) && words.every(function (word) { return entry.text.indexOf(word) >= 0; });
    });
    var end = one(list.end), place = end.tBodies ? end.tBodies[0] : end, drawn = document.createDocumentFragment();
    found.slice(0, most).forEach(function (entry) {
      var made = one(list.skeleton).content.firstElementChild.cloneNode(true);
      made = made.tBodies ? made.tBodies[0].rows[0] : made;
      list.fill(entry, made);
      drawn.appendChild(made);
    });
    place.replaceChildren(drawn);
    list.shown = most;
    if (!list.rows.length) { return; }
    one(list.count).textContent = found.length.toLocaleString(document.documentElement.lang);
    one("more-" + name).hidden = found.length <= most;
    if (name === "findings") { one("no-match").hidden = found.length > 0; }
  }

  function put(element, text, href) {
    var link = href === undefined ? null : element;
    (element.querySelector("bdi") || element).textContent = text;
    if (link && href) { link.setAttribute("href", href); }
    if (link && !href) { link.removeAttribute("href"); }
  }

  function fillFinding(entry, made) {
    var chip = made.querySelector(".chip"), name = entry.severity || entry.status, links = made.querySelectorAll("a");
    chip.classList.add(name);
    put(chip, sealed.getAttribute("data-" + name));
    put(links[0], entry.office, entry.record_href);
    put(made.querySelector(".where small"), entry.service);
    put(links[1], entry.title, entry.href);
    put(made.querySelector("p"), entry.message);
    put(links[2], links[2].textContent, entry.dossier);
    links[2].hidden = !entry.dossier;
  }

  function fillRecord(entry, made) {
    var cells = made.cells, links = made.querySelectorAll("a"), clean = true;
    put(links[0], entry.office, entry.href);
    put(links[1], links[1].textContent, entry.letter);
    links[1].hidden = !entry.letter;
    [entry.service || sealed.getAttribute("data-unknown"), entry.decree || "–", entry.path, entry.pages].forEach(function (text, at) { put(cells[at + 1], text); });
    ["error", "warning", "info"].forEach(function (name) {
      if (!entry[name]) { return; }
      clean = false;
      chip(cells[5], name, entry[name] + " " + sealed.getAttribute("data-" + name + (entry[name] === 1 ? "-1" : "-s")));
    });
    if (clean) { chip(cells[5], "clean", sealed.getAttribute("data-clean")); }
  }

  function chip(cell, name, text) {
    var made = document.createElement("span");
    made.className = "chip " + name;
    made.textContent = text;
    cell.appendChild(made);
    cell.appendChild(document.createTextNode(" "));
  }

  function lookForRecords(values) {
    lists.records.values = values;
    draw("records", PAGE);
  }

  /* Rows of a table: one is shown where it has the words that are looked for, and where it differs if only differences are. */
  function showRows(table) {
    var field = document.querySelector("input.find[aria-controls='" + table.id + "']");
    var button = document.querySelector("button.differences[aria-controls='" + table.id + "']");
    var words = field ? wordsOf(field.value) : [], isOn = !!button && button.getAttribute("aria-pressed") === "true";
    var chosen = document.querySelector("select.case[aria-controls='" + table.id + "']"), view = chosen ? chosen.value : "";
    all("tbody tr:not(.group)", table).forEach(function (row) {
      var cases = row.getAttribute("data-cases");
      var isOther = view && cases && cases.split(" ").indexOf(view) < 0;
      row.hidden = !!isOther || (isOn && row.hasAttribute("data-same")) || !has(row.cells.length > 2 && table.classList.contains("matrix") ? row.cells[0] : row, words);
    });
    /* A heading of rows goes with the last of them. */
    all("tr.group", table).forEach(function (head) {
      head.hidden = !all("tr:not(.group)", head.parentNode).some(function (row) { return !row.hidden; });
    });
  }

  function sort(button) {
    var head = button.closest("th"), table = head.closest("table"), rows = table.tBodies[0], at = head.cellIndex;
    var was = head.getAttribute("aria-sort"), now = was === "ascending" ? "descending" : was === "descending" ? "" : "ascending";
    all("th[aria-sort]", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
    if (now) { head.setAttribute("aria-sort", now); }
    /* Sorted rows stand in one group; unsorted each goes back to its own. */
    var listed = all("tbody tr:not(.group)", table);
    listed.forEach(function (row, number) { if (row.firstOrder === undefined) { row.firstOrder = number; row.firstHome = row.parentNode; } });
    var value = function (row) { var cell = row.cells[at]; return cell.getAttribute("data-value") || cell.textContent.trim(); };
    listed.sort(function (left, right) {
      var order = now ? value(left).localeCompare(value(right), document.documentElement.lang, { numeric: true }) : 0;
      return (now === "descending" ? -order : order) || left.firstOrder - right.firstOrder;
    }).forEach(function (row) { (now ? rows : row.firstHome).appendChild(row); });
    table.classList.toggle("is-sorted", now !== "");
  }

  function route(isMove) {
    var place = parse(), name = place.name || views[0], target = one(name), heading = null;
    if (/^t-/.test(name) && target) {
      filters.forEach(function (filterName) { one("filter-" + filterName).value = ""; });
      filter();
      open("temuan");
      var more = target.querySelector("details");
      if (more) { more.open = true; }
      target.scrollIntoView({ block: "start" });
      heading = target;
    } else if (/^layanan-\d+(-\d+)?$/.test(name) && target) {
      openService(name);
      open("layanan");
      window.scrollTo(0, 0);
      heading = one("h-" + name);
    } else if (/^r-/.test(name) && target && target.closest(".record")) {
      var record = target.closest(".record");
      openRecord(record.id);
      open("rekaman");
      if (record === target) {
        window.scrollTo(0, 0);
        heading = one("h-" + name);
      } else {
        target.scrollIntoView({ block: "center" });
        heading = target;
      }
    } else {
      if (views.indexOf(name) < 0) { name = views[0]; }
      if (name === "temuan") {
        filters.forEach(function (filterName) { one("filter-" + filterName).value = place.values[filterName] || ""; });
        filter();
      }
      if (name === "rekaman") {
        openRecord("");
        one("find-record").value = place.values.search || "";
        if (sealed) { lookForRecords(place.values); } else { showRows(one("record-table")); }
      }
      open(name);
      window.scrollTo(0, 0);
      heading = one("h-" + name);
    }
    if (isMove && heading) { heading.setAttribute("tabindex", "-1"); heading.focus({ preventScroll: true }); }
  }

  filters.forEach(function (name) { one("filter-" + name).addEventListener("input", remember); });
  if (one("filter-reset")) {
    one("filter-reset").addEventListener("click", function () {
      filters.forEach(function (name) { one("filter-" + name).value = ""; });
      remember();
    });
    one("filters").addEventListener("submit", function (event) { event.preventDefault(); });
  }
  if (picker) { picker.addEventListener("change", function () { location.hash = picker.value; }); }
  all("button.differences").forEach(function (button) {
    button.addEventListener("click", function () {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      showRows(one(button.getAttribute("aria-controls")));
    });
  });
  all("input.find").forEach(function (field) {
    field.addEventListener("input", function () { showRows(one(field.getAttribute("aria-controls"))); });
  });
  all("select.case").forEach(function (chosen) {
    chosen.addEventListener("change", function () { showRows(one(chosen.getAttribute("aria-controls"))); });
  });
  all("button.sort").forEach(function (button) { button.addEventListener("click", function () { sort(button); }); });
  /* On paper nothing can be opened: what is listed is printed with its evidence. */
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = all(".finding:not([hidden]) details:not([open]), .names details:not([open]), .settings:not([open])");
    closed.forEach(function (more) { more.open = true; });
  });
  window.addEventListener("afterprint", function () { closed.forEach(function (more) { more.open = false; }); closed = []; });
  if (sealed && window.DecompressionStream) {
    one("find-record").addEventListener("input", function () { lookForRecords({ search: one("find-record").value }); });
    Object.keys(lists).forEach(function (name) { one("more-" + name).addEventListener("click", function () { draw(name, lists[name].shown + PAGE); }); });
    unpack();
  }
  if (services.length) { openService(services[0].id); }
  openRecord("");
  if ("scrollRestoration" in history) { history.scrollRestoration = "manual"; }
  window.addEventListener("hashchange", function () { route(true); });
  window.addEventListener("load", function () { route(false); });
  route(false);
  }
})();
