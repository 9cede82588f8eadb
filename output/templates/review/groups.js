/* The groups of a service that a report has made: split, merged or named by their items. */
async function showGroups() {
  let found;
  try { found = await store.groups(current.view.service || ""); } catch (problem) { return tell(problem.message, "bad"); }
  const name = make("input", { type: "text", maxlength: 200, "aria-label": say("groups_name"), placeholder: say("groups_name") });
  const boxes = [];
  const list = Object.entries(found.components).flatMap(([component, groups]) => groups.map((group) => make("fieldset", {},
    make("legend", {}, make("bdi", {}, group.text), make("small", {}, " " + partName(component))),
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
  const dialog = openDialog(say("groups_title"), [make("p", { class: "note" }, say("groups_note")),
    make("div", { class: "group-list scroll", tabindex: "0" }, list), make("div", { class: "editor-acts" }, name, acts)], "wide");
}

function wordingsOf(group) { return [...new Set(group.members.map((member) => member.text))]; }

async function changeGroup(dialog, asked, ticked) {
  if (!ticked.length || (asked.change === "rename" && !asked.name)) { return tell(say("groups_wanted"), "bad"); }
  const { component, group } = ticked[0], action = { do: "group", ...asked, component, items: ticked.map((one) => one.item) };
  if (group.paper) { action.paper = group.paper; }
  if (!current.by) { return askName(false); }
  try {
    await store.act(current.view.record_id, action, current.view.version, current.by);
    dialog.close();
    tell(say("groups_kept"), "good");
  } catch (problem) { tell(problem.message, "bad"); }
}
