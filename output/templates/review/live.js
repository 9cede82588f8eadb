/* Records and acts by way of the server that gave this page: what it has confirmed is on disk. */
class Refused extends Error {
  constructor(message, kind) { super(message); this.kind = kind; }
}

async function ask(path, body) {
  const options = body === undefined ? {} : {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  };
  let answer;
  try { answer = await fetch(location.pathname + path, options); } catch { throw new Refused(say("gone"), "gone"); }
  let found;
  try { found = await answer.json(); } catch { throw new Refused(say("gone"), "gone"); }
  if (!answer.ok) { throw new Refused(found.message, found.error); }
  return found;
}

const store = {
  isLive: true,
  queue: () => ask("api/queue"),
  view: (id) => ask("api/view/" + encodeURIComponent(id)),
  act: (id, action, version, by) => ask("api/act/" + encodeURIComponent(id), { action, version, by }),
  undo: (by) => ask("api/undo", { by }),
  effect: (teaching) => ask("api/effect", teaching),
  effectOf: (job) => ask("api/effect/" + encodeURIComponent(job)),
  keep: (job, by) => ask("api/keep/" + encodeURIComponent(job), { by }),
  decline: (job) => ask("api/decline/" + encodeURIComponent(job), {}),
  groups: (view) => ask("api/groups/" + encodeURIComponent(keyOf(view))),

  /* A page's picture, with the size in points that boxes on it are counted in. */
  async sheet(id, page) {
    let answer;
    try { answer = await fetch(`${location.pathname}page/${encodeURIComponent(id)}/${page}.webp`); } catch { throw new Refused(say("gone"), "gone"); }
    if (!answer.ok) { throw new Refused((await answer.json()).message, "sheet"); }
    return {
      address: URL.createObjectURL(await answer.blob()),
      width: Number(answer.headers.get("X-Width-Pt")), height: Number(answer.headers.get("X-Height-Pt")),
    };
  },
};
