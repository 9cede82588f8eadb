/* The groups of a service that a report has made: split, merged or named by their items. */
async function showGroups() {
  let found;
  try { found = await store.groups(current.view); } catch (problem) { return tell(problem.message, "bad"); }
  const name = make("input", { type: "text", maxlength: 200, "aria-label": say("groups_name"), placeholder: say("groups_name") });
  const boxes = [];
  const list = Object.entries(found.components).flatMap(([component, groups]) => groups.map((group) => make("fieldset", {},
    make("legend", {}, make("bdi", {}, group.text), make("small", {}, " " + partName(component) + paperOf(group, groups))),
    wordingsOf(group).map((item) => {
      const tick = make("input", { type: "checkbox" });
      boxes.push({ tick, item, component, group });
      return make("label", {}, tick, " ", make("bdi", {}, item));
    }))));
  const acts = ["split", "merge", "rename"].map((change) => {
    const button = make("button", { type: "button" }, say("groups_" + change));
    button.addEventListener("click", () => changeGroup(dialog, { service: found.service, change, name: name.value.trim() }, boxes.filter((one) => one.tick.checked)));
    return button;
  });
  const said = make("p", { class: "bad", role: "alert" });
  const dialog = openDialog(say("groups_title"), [make("p", { class: "note" }, say("groups_note")),
    make("div", { class: "group-list scroll" }, list), make("footer", {}, said, make("div", { class: "editor-acts" }, name, acts))], "wide groups");
}

function wordingsOf(group) { return [...new Set(group.members.map((member) => member.text))]; }

/* Which paper a group is of, where one line asks for several and names several groups. */
function paperOf(group, groups) {
  const isAlone = groups.filter((one) => one.text === group.text).length === 1;
  return isAlone || !group.paper_name ? "" : " · " + group.paper_name;
}

/* What the ticked items ask for, or the word for why they ask for nothing. A group is told by its
   name; where several are called so, by the paper that it is of. */
function askedOf({ service, change, name }, ticked) {
  const groups = [...new Set(ticked.map((one) => one.group))], names = new Set(groups.map((one) => one.text));
  const papers = new Set(groups.map((one) => one.paper || "")), [first] = ticked;
  if (!first) { return "groups_wanted"; }
  if (ticked.some((one) => one.component !== first.component)) { return "groups_one_part"; }
  const asked = { service, component: first.component, change, ...(name ? { name } : {}), ...(papers.size === 1 && first.group.paper ? { paper: first.group.paper } : {}) };
  if (change === "merge") {
    if (groups.length < 2) { return "groups_two"; }
    return names.size < groups.length ? "groups_alike" : { ...asked, items: [...names] };
  }
  if (groups.length > 1) { return "groups_only_one"; }
  if (change === "rename") { return name ? { ...asked, items: [first.group.text] } : "groups_name_wanted"; }
  return ticked.length === wordingsOf(first.group).length ? "groups_all" : { ...asked, of: first.group.text, items: ticked.map((one) => one.item) };
}

async function changeGroup(dialog, wish, ticked) {
  const asked = askedOf(wish, ticked), said = dialog.querySelector("footer .bad");
  said.textContent = "";
  if (typeof asked === "string") { said.textContent = say(asked); return; }
  if (!current.by) { return askName(false); }
  try {
    await store.act(current.view.record_id, { do: "group", ...asked }, current.view.version, current.by);
    dialog.close();
    tell(say("groups_kept"), "good");
  } catch (problem) { said.textContent = problem.message; }
}
