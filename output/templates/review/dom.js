/* The page's own words, and the only way in which elements are made: text is always a text node, so
   that nothing a document says can become markup. */
const words = JSON.parse(document.body.dataset.words);
const settings = JSON.parse(document.body.dataset.settings);

function say(name, values) {
  const text = words[name] || name;
  return text.replace(/\{(\w+)\}/g, (whole, key) => (values && key in values ? String(values[key]) : whole));
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === true) { element.setAttribute(name, ""); }
    else if (value !== false && value !== null && value !== undefined) { element.setAttribute(name, String(value)); }
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
  }
  return element;
}

function draw(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) { element.setAttribute(name, String(value)); }
  element.append(...children);
  return element;
}

function byId(id) { return document.getElementById(id); }

/* What the keeper of this page's memory has of it: a browser may have none. */
function recall(name, otherwise) {
  try { return JSON.parse(localStorage.getItem(settings.memory + name)) ?? otherwise; } catch { return otherwise; }
}

function remember(name, value) {
  try { localStorage.setItem(settings.memory + name, JSON.stringify(value)); return true; } catch { return false; }
}

let toldTimer = 0;
function tell(text, kind) {
  const place = byId("told");
  clearTimeout(toldTimer);
  place.className = kind || "";
  place.replaceChildren(make("span", {}, text));
  toldTimer = setTimeout(() => place.replaceChildren(), kind === "bad" ? 12000 : 5000);
}
