(function () {
  "use strict";
  /* Before anything is there: what is not looked at is never laid out. */
  document.documentElement.classList.add("scripted");
  if (/^(#ringkasan)?$/.test(location.hash)) { document.documentElement.classList.add("starting"); }
  document.addEventListener("DOMContentLoaded", start);

  function start() {
  var all = function (query, root) { return Array.prototype.slice.call((root || document).querySelectorAll(query)); };
  var one = function (id) { return document.getElementById(id); };
  var filters = ["severity", "rule", "office", "service", "status", "search"].filter(function (name) { return one("filter-" + name); });
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
    if (picker) { picker.value = id; }
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
    var words = wordsOf(values.search);
    findings.forEach(function (finding) {
      var fits = ["severity", "rule", "office", "service", "status"].every(function (name) {
        return !values[name] || finding.getAttribute("data-" + name) === values[name];
      });
      fits = fits && has(finding, words);
      finding.hidden = !fits;
      count += fits ? 1 : 0;
    });
    one("shown-count").textContent = count;
    one("no-match").hidden = count > 0 || findings.length === 0;
    return values;
  }

  function remember() {
    var values = filter();
    var query = filters.filter(function (name) { return values[name]; }).map(function (name) { return name + "=" + encodeURIComponent(values[name].replace(/&/g, "%26")); }).join("&");
    history.replaceState(null, "", "#temuan" + (query ? "?" + query : ""));
  }

  /* Rows of a table: one is shown where it has the words that are looked for, and where it differs if only differences are. */
  function showRows(table) {
    var field = document.querySelector("input.find[aria-controls='" + table.id + "']");
    var button = document.querySelector("button.differences[aria-controls='" + table.id + "']");
    var words = field ? wordsOf(field.value) : [], isOn = !!button && button.getAttribute("aria-pressed") === "true";
    var chosen = document.querySelector("select.case[aria-controls='" + table.id + "']"), view = chosen ? chosen.value : "";
    all("tbody tr", table).forEach(function (row) {
      var cases = row.getAttribute("data-cases");
      var isOther = view && cases && cases.split(" ").indexOf(view) < 0;
      row.hidden = !!isOther || (isOn && row.hasAttribute("data-same")) || !has(row.cells.length > 2 && table.classList.contains("matrix") ? row.cells[0] : row, words);
    });
  }

  function sort(button) {
    var head = button.closest("th"), table = head.closest("table"), rows = table.tBodies[0], at = head.cellIndex;
    var was = head.getAttribute("aria-sort"), now = was === "ascending" ? "descending" : was === "descending" ? "" : "ascending";
    all("th[aria-sort]", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
    if (now) { head.setAttribute("aria-sort", now); }
    var listed = Array.prototype.slice.call(rows.rows);
    listed.forEach(function (row, number) { if (row.firstOrder === undefined) { row.firstOrder = number; } });
    var value = function (row) { var cell = row.cells[at]; return cell.getAttribute("data-value") || cell.textContent.trim(); };
    listed.sort(function (left, right) {
      var order = now ? value(left).localeCompare(value(right), document.documentElement.lang, { numeric: true }) : 0;
      return (now === "descending" ? -order : order) || left.firstOrder - right.firstOrder;
    }).forEach(function (row) { rows.appendChild(row); });
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
    } else if (/^layanan-\d+$/.test(name) && target) {
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
        showRows(one("record-table"));
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
  if (services.length) { openService(services[0].id); }
  openRecord("");
  if ("scrollRestoration" in history) { history.scrollRestoration = "manual"; }
  window.addEventListener("hashchange", function () { route(true); });
  window.addEventListener("load", function () { route(false); });
  route(false);
  }
})();
