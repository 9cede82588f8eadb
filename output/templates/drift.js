(function () {
  "use strict";
  /* Before anything is there: what is not looked at is never laid out. */
  document.documentElement.classList.add("scripted");
  if (/^(#ringkasan)?$/.test(location.hash)) { document.documentElement.classList.add("starting"); }
  document.addEventListener("DOMContentLoaded", start);

  function start() {
  var all = function (query, root) { return Array.prototype.slice.call((root || document).querySelectorAll(query)); };
  var one = function (id) { return document.getElementById(id); };
  var filters = ["component", "kind", "finding", "service", "office", "search"].filter(function (name) { return one("filter-" + name); });
  var views = all(".view").map(function (view) { return view.id; });
  var standards = all("article.drift");
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

  /* A standard is shown with the changes that fit; one without any that fits is not shown. */
  function fits(standard, values, words) {
    var isOf = ["service", "office"].every(function (name) { return !values[name] || standard.getAttribute("data-" + name) === values[name]; });
    isOf = isOf && (!values.finding || standard.getAttribute("data-finding").split(" ").indexOf(values.finding) >= 0);
    var text = words.length ? standard.textContent.toLowerCase() : "";
    isOf = isOf && words.every(function (word) { return text.indexOf(word) >= 0; });
    var left = 0;
    all(".change", standard).forEach(function (change) {
      var is = ["component", "kind"].every(function (name) { return !values[name] || change.getAttribute("data-" + name) === values[name]; });
      change.hidden = !is;
      left += is ? 1 : 0;
    });
    return isOf && (left > 0 || !(values.component || values.kind));
  }

  function filter() {
    var values = {}, count = 0;
    if (!filters.length) { return values; }
    filters.forEach(function (name) { values[name] = one("filter-" + name).value; });
    var words = values.search.toLowerCase().split(/\s+/).filter(Boolean);
    standards.forEach(function (standard) {
      standard.hidden = !fits(standard, values, words);
      count += standard.hidden ? 0 : 1;
    });
    one("shown-count").textContent = count;
    one("no-match").hidden = count > 0 || standards.length === 0;
    return values;
  }

  function remember() {
    var values = filter();
    var query = filters.filter(function (name) { return values[name]; }).map(function (name) { return name + "=" + encodeURIComponent(values[name].replace(/&/g, "%26")); }).join("&");
    history.replaceState(null, "", "#perubahan" + (query ? "?" + query : ""));
  }

  function route(isMove) {
    var place = parse(), target = standards.filter(function (standard) { return standard.id === place.name; })[0];
    var name = target ? "perubahan" : views.indexOf(place.name) < 0 ? views[0] : place.name;
    if (name === "perubahan") {
      filters.forEach(function (filterName) { one("filter-" + filterName).value = place.values[filterName] || ""; });
      filter();
    }
    open(name);
    if (target) { target.scrollIntoView({ block: "start" }); } else { window.scrollTo(0, 0); }
    if (isMove) { (target || one("h-" + name)).focus({ preventScroll: true }); }
  }

  filters.forEach(function (name) { one("filter-" + name).addEventListener("input", remember); });
  if (filters.length) {
    one("filter-reset").addEventListener("click", function () {
      filters.forEach(function (name) { one("filter-" + name).value = ""; });
      remember();
    });
    one("filters").addEventListener("submit", function (event) { event.preventDefault(); });
  }
  /* On paper nothing can be opened: what is listed is printed with its pictures. */
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = all(".drift:not([hidden]) details:not([open])");
    closed.forEach(function (more) { more.open = true; });
  });
  window.addEventListener("afterprint", function () { closed.forEach(function (more) { more.open = false; }); closed = []; });
  if ("scrollRestoration" in history) { history.scrollRestoration = "manual"; }
  window.addEventListener("hashchange", function () { route(true); });
  window.addEventListener("load", function () { route(false); });
  route(false);
  }
})();
