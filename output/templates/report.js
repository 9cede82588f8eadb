(function () {
  "use strict";
  var body = document.body, all = function (query, root) { return Array.prototype.slice.call((root || document).querySelectorAll(query)); };
  var one = function (id) { return document.getElementById(id); };
  var filters = ["severity", "rule", "office", "service", "search"];
  var views = all(".view").map(function (view) { return view.id; });
  var findings = all(".finding"), services = all(".service"), picker = one("pick-service");
  body.classList.add("scripted");

  function parse() {
    var hash = decodeURIComponent(location.hash.slice(1)), parts = hash.split("?"), found = {};
    (parts[1] || "").split("&").forEach(function (pair) {
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

  function filter() {
    var values = {}, count = 0;
    filters.forEach(function (name) { values[name] = one("filter-" + name).value; });
    var words = values.search.toLowerCase().split(/\s+/).filter(Boolean);
    findings.forEach(function (finding) {
      var fits = ["severity", "rule", "office", "service"].every(function (name) {
        return !values[name] || finding.getAttribute("data-" + name) === values[name];
      });
      if (fits && words.length) {
        var text = finding.textContent.toLowerCase();
        fits = words.every(function (word) { return text.indexOf(word) >= 0; });
      }
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

  function route() {
    var place = parse(), name = place.name || "ringkasan", target = one(name);
    if (/^t\d+$/.test(name)) {
      filters.forEach(function (filterName) { one("filter-" + filterName).value = ""; });
      filter();
      open("temuan");
      if (target) { var more = target.querySelector("details"); if (more) { more.open = true; } target.scrollIntoView({ block: "center" }); }
    } else if (/^layanan-\d+$/.test(name)) {
      openService(name);
      open("layanan");
      window.scrollTo(0, 0);
    } else if (views.indexOf(name) >= 0) {
      if (name === "temuan") {
        filters.forEach(function (filterName) { one("filter-" + filterName).value = place.values[filterName] || ""; });
        filter();
      }
      open(name);
      window.scrollTo(0, 0);
    } else { open("ringkasan"); }
  }

  filters.forEach(function (name) { one("filter-" + name).addEventListener("input", remember); });
  one("filter-reset").addEventListener("click", function () {
    filters.forEach(function (name) { one("filter-" + name).value = ""; });
    remember();
  });
  if (picker) { picker.addEventListener("change", function () { location.hash = picker.value; }); }
  all("button.differences").forEach(function (button) {
    button.addEventListener("click", function () {
      var isOn = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(isOn));
      all("tr[data-same]", one(button.getAttribute("aria-controls"))).forEach(function (row) { row.hidden = isOn; });
    });
  });
  if (services.length) { openService(services[0].id); }
  if ("scrollRestoration" in history) { history.scrollRestoration = "manual"; }
  window.addEventListener("hashchange", route);
  window.addEventListener("load", route);
  route();
})();
