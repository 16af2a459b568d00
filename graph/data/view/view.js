"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const find = (id) => document.getElementById(id);
  // Actor types in the colours of Okabe and Ito, which colour-blind readers can tell apart.
  const colours = {
    person: "#E69F00", organization: "#CC79A7", party: "#F0E442", armed_group: "#7F3B08", state: "#0072B2",
    government_body: "#56B4E9", international_organization: "#009E73", media: "#999999", group: "#D9A679", place: "#B8C4A6",
  };
  const friendly = "#2166ac", hostile = "#b2182b";
  const actors = new Map(data.actors.map((actor) => [actor.id, actor]));
  const articles = new Map(data.articles.map((article) => [article.id, article]));
  const relations = new Map(data.relations);
  const chosen = new Set(relations.keys());
  const words = (text) => text.replaceAll("_", " ");
  const rounded = (value) => String(Math.round(value * 10) / 10);

  // Every text of an article reaches the page through here, as text and never as markup.
  function element(tag, text, className) {
    const made = document.createElement(tag);
    if (text !== undefined && text !== null) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  const pairs = new Map();
  for (const statement of data.statements) {
    const [left, right] = [statement.subject, statement.object].sort();
    const key = left + " " + right;
    if (!pairs.has(key)) pairs.set(key, { key, left, right, statements: [] });
    pairs.get(key).statements.push(statement);
  }

  function wanted(statement) {
    const since = find("since").value, until = find("until").value;
    if (!chosen.has(statement.relation)) return false;
    if ((since || until) && !statement.day) return false;
    return (!since || statement.day >= since) && (!until || statement.day <= until);
  }

  // As in the library: of the articles of one story, only the one that says most of a relation counts.
  function score(statements) {
    const told = new Map();
    for (const one of statements) {
      const story = JSON.stringify([articles.get(one.article).story, one.subject, one.relation]);
      if (!told.has(story)) told.set(story, new Map());
      const by = told.get(story);
      by.set(one.article, (by.get(one.article) || 0) + one.weight);
    }
    let sum = 0;
    for (const by of told.values()) sum += [...by.values()].reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
    return sum;
  }

  function ties() {
    const least = Number(find("sources").value) || 1;
    const found = [];
    for (const pair of pairs.values()) {
      const statements = pair.statements.filter(wanted);
      const sources = new Set(statements.map((one) => articles.get(one.article).story)).size;
      if (statements.length && sources >= least) found.push({ ...pair, statements, sources, score: score(statements) });
    }
    return found;
  }

  const graph = cytoscape({
    container: find("graph"),
    elements: data.actors.map((actor) => ({ data: { id: actor.id, name: actor.name, ties: 0, colour: colours[actor.type] || "#999999" }, position: { x: actor.x, y: actor.y } })),
    layout: { name: "preset" },
    minZoom: 0.02, maxZoom: 4, hideEdgesOnViewport: data.actors.length > 500, textureOnViewport: data.actors.length > 500,
    style: [
      { selector: "node", style: { "background-color": "data(colour)", "border-width": 1, "border-color": "#444", width: "mapData(ties, 0, 20, 14, 46)", height: "mapData(ties, 0, 20, 14, 46)", label: "data(name)", "font-size": 15, "min-zoomed-font-size": 7, "text-valign": "bottom", "text-margin-y": 3, "text-wrap": "ellipsis", "text-max-width": 170, color: "#1c2530", "text-outline-color": "#fff", "text-outline-width": 2 } },
      { selector: "edge", style: { "curve-style": "haystack", "line-color": "data(colour)", width: "mapData(size, 0, 40, 1, 7)", opacity: 0.55, "line-style": "data(line)" } },
      { selector: ".faded", style: { opacity: 0.08 } },
      { selector: "node:selected", style: { "border-width": 4, "border-color": "#1c2530" } },
      { selector: "edge:selected", style: { opacity: 1 } },
    ],
  });

  let shown = [];
  function draw() {
    shown = ties();
    graph.batch(() => {
      graph.edges().remove();
      graph.add(shown.map((tie) => ({ group: "edges", data: { id: tie.key, source: tie.left, target: tie.right, size: Math.abs(tie.score), colour: tie.score < 0 ? hostile : friendly, line: tie.score < 0 ? "dashed" : "solid" } })));
      graph.nodes().forEach((node) => {
        const degree = node.degree(false);
        node.data("ties", Math.min(degree, 20));
        node.style("display", degree ? "element" : "none");
      });
    });
    overview();
  }

  function empty(heading, summary) {
    find("heading").textContent = heading;
    find("summary").textContent = summary;
    find("details").replaceChildren();
  }

  function overview() {
    graph.elements().removeClass("faded").unselect();
    const hostiles = shown.filter((tie) => tie.score < 0).length;
    const people = new Set(shown.flatMap((tie) => [tie.left, tie.right])).size;
    const rest = data.left_out ? `; ${data.left_out} more actors with fewer ties are left out` : "";
    empty("Who stands with whom", `${people} actors, ${shown.length - hostiles} friendly and ${hostiles} hostile ties${rest}. Click on an actor or a tie.`);
  }

  function showActor(id) {
    const actor = actors.get(id);
    const own = shown.filter((tie) => tie.left === id || tie.right === id).sort((a, b) => Math.abs(b.score) - Math.abs(a.score));
    empty(actor.name, [words(actor.type), actor.country].filter(Boolean).join(", "));
    for (const tie of own) {
      const other = actors.get(tie.left === id ? tie.right : tie.left);
      const button = element("button", `${tie.score < 0 ? "against" : "with"} ${other.name} (${rounded(tie.score)}, sources: ${tie.sources})`, "tie " + (tie.score < 0 ? "hostile" : "friendly"));
      button.type = "button";
      button.addEventListener("click", () => showTie(tie.key));
      find("details").append(button);
    }
    const node = graph.getElementById(id);
    graph.elements().addClass("faded").unselect();
    node.closedNeighborhood().removeClass("faded");
    node.select();
    look(node.closedNeighborhood());
  }

  // Far enough away to see them all, near enough to read their names.
  function look(elements) {
    graph.fit(elements, 60);
    if (graph.zoom() > 1.2) { graph.zoom(1.2); graph.center(elements); }
  }

  function lookAtBlocs() {
    const members = graph.nodes(":visible").filter((node) => actors.get(node.id()).bloc > 0);
    look(members.length ? members : graph.nodes(":visible"));
  }

  function showTie(key) {
    const tie = shown.find((one) => one.key === key);
    const [left, right] = [actors.get(tie.left), actors.get(tie.right)];
    empty(`${left.name} – ${right.name}`, `${tie.score < 0 ? "hostile" : "friendly"}, ${rounded(tie.score)}; statements: ${tie.statements.length}, independent sources: ${tie.sources}`);
    for (const statement of [...tie.statements].sort((a, b) => (a.day || "") < (b.day || "") ? -1 : 1)) find("details").append(said(statement));
    graph.elements().addClass("faded").unselect();
    const edge = graph.getElementById(key);
    edge.removeClass("faded").select();
    edge.connectedNodes().removeClass("faded");
    look(edge.connectedNodes());
  }

  function said(statement) {
    const side = statement.weight < 0 ? "hostile" : "friendly";
    const box = element("article");
    const line = element("div");
    line.append(element("strong", actors.get(statement.subject).name), " ", element("span", statement.predicate, side), " ", element("strong", actors.get(statement.object).name));
    const facts = [relations.get(statement.relation), statement.status, statement.day, statement.speaker ? `says ${statement.speaker}` : null];
    const article = articles.get(statement.article);
    const source = element("div", null, "source");
    source.append(facts.filter(Boolean).join(" · "), element("br"));
    const name = [article.publisher, article.title || article.id, article.published].filter(Boolean).join(" · ");
    if (article.url && /^https?:\/\//i.test(article.url)) {
      const link = element("a", name);
      link.href = article.url;
      link.rel = "noopener noreferrer";
      link.target = "_blank";
      source.append(link);
    } else source.append(name);
    box.append(line, element("blockquote", statement.quote, side), source);
    return box;
  }

  for (const [name, label] of relations) {
    const choice = element("input");
    choice.type = "checkbox";
    choice.checked = true;
    choice.value = name;
    choice.addEventListener("change", () => { choice.checked ? chosen.add(name) : chosen.delete(name); draw(); });
    const line = element("label");
    line.append(choice, " ", label);
    find("choices").append(line);
  }
  for (const actor of data.actors) {
    const option = element("option");
    option.value = actor.name;
    find("names").append(option);
  }
  for (const type of new Set(data.actors.map((actor) => actor.type))) {
    const dot = element("i", null, "dot");
    dot.style.backgroundColor = colours[type] || "#999999";
    const line = element("span");
    line.append(dot, words(type));
    find("legend").append(line);
  }
  find("legend").append(element("span", "— friendly", "friendly"), element("span", "- - hostile", "hostile"));
  const days = data.statements.map((one) => one.day).filter(Boolean).sort();
  for (const id of ["since", "until"]) if (days.length) { find(id).min = days[0]; find(id).max = days[days.length - 1]; }

  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  find("search").addEventListener("change", () => {
    const name = folded(find("search").value.trim());
    if (!name) return overview();
    const visible = data.actors.filter((actor) => graph.getElementById(actor.id).degree(false));
    const hit = visible.find((actor) => folded(actor.name) === name) || visible.find((actor) => folded(actor.name).includes(name));
    if (hit) showActor(hit.id); else empty("Nobody found", "No actor with a tie on this page has this name.");
  });
  for (const id of ["since", "until", "sources"]) find(id).addEventListener("change", draw);
  find("all").addEventListener("click", () => {
    for (const id of ["since", "until", "search"]) find(id).value = "";
    find("sources").value = "1";
    for (const choice of find("choices").querySelectorAll("input")) { choice.checked = true; chosen.add(choice.value); }
    draw();
    lookAtBlocs();
  });
  graph.on("tap", "node", (event) => showActor(event.target.id()));
  graph.on("tap", "edge", (event) => showTie(event.target.id()));
  graph.on("tap", (event) => { if (event.target === graph) overview(); });
  draw();
  lookAtBlocs();
  document.documentElement.dataset.ready = "yes";
})();
