// The page: sends lines to /api/predict, shows verdicts. Text is only ever set as text, never as HTML.
"use strict";

const MOST_EXPLAINED = 16;
const MOST_LINES = 200;
const byId = (id) => document.getElementById(id);
const [form, field, button, status, results] = ["form", "texts", "score", "status", "results"].map(byId);
let policies = [];

function say(message, isError = false) {
  status.textContent = message;
  status.classList.toggle("error", isError);
}

async function ask(path, body) {
  const headers = {};
  const token = byId("token").value.trim();
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  const response = await fetch(path, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) });
  const answer = await response.json();
  if (response.ok) return answer;
  if (response.status === 401) {
    byId("token-line").hidden = false;
    byId("token").focus();
  }
  const again = response.headers.get("Retry-After");
  throw new Error(answer.error.message + (again ? ` (after ${again} s)` : ""));
}

async function describeModel() {
  const model = await ask("api/model");
  policies = Object.entries(model.policies).map(([name, policy]) => ({ name, ...policy }));
  policies.sort((a, b) => a.threshold - b.threshold);
  byId("model").textContent = `Model ${model.name} ${model.version} on ${model.device}, ${model.digest.slice(0, 12)}`;
}

const percent = (x) => `${(100 * x).toFixed(x > 0.0005 && x < 0.9995 ? 1 : 2)} %`;

// The text with its fragments marked; positions count Unicode characters.
function marked(text, fragments) {
  const characters = Array.from(text);
  const share = new Array(characters.length).fill(0);
  for (const f of fragments) share.fill(f.share, f.start, f.start + f.length);
  const out = document.createDocumentFragment();
  for (let at = 0; at < characters.length;) {
    let end = at;
    while (end < characters.length && share[end] === share[at]) end += 1;
    const part = characters.slice(at, end).join("");
    if (share[at] > 0) {
      const mark = document.createElement("mark");
      mark.className = share[at] > 0.4 ? "s3" : share[at] > 0.15 ? "s2" : "s1";
      mark.title = `${percent(share[at])} of what drove the score`;
      mark.textContent = part;
      out.append(mark);
    } else {
      out.append(part);
    }
    at = end;
  }
  return out;
}

function show(text, verdict) {
  const item = byId("result").content.cloneNode(true).firstElementChild;
  const find = (selector) => item.querySelector(selector);
  item.classList.toggle("alarm", verdict.technique !== null);
  find(".badge").textContent = verdict.label;
  find(".numbers").textContent = `score ${verdict.score.toFixed(4)}, ${percent(verdict.confidence)} sure`;
  find(".fill").style.width = `${100 * verdict.score}%`;
  for (const policy of policies) {
    const tick = document.createElement("div");
    tick.className = "tick";
    tick.style.left = `${100 * policy.threshold}%`;
    tick.title = policy.name;
    find(".scale").append(tick);
  }
  find(".text").append(marked(text, verdict.fragments ?? []));
  const told = policies.map((p) => `${p.name} (${p.threshold.toFixed(4)}): ${verdict.policies.includes(p.name) ? "reached" : "not reached"}`);
  find(".reached").textContent = `Policies: ${told.join(", ")}`;
  if (!verdict.fragments?.length) {
    find("details").remove();
    return item;
  }
  for (const f of verdict.fragments) {
    const row = find("tbody").insertRow();
    for (const cell of [f.fragment, f.reads === f.fragment ? "the same" : f.reads, percent(f.share)]) {
      row.insertCell().textContent = cell;
    }
  }
  return item;
}

async function score() {
  const lines = field.value.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length === 0) return say("Paste a command line first.", true);
  if (lines.length > MOST_LINES) return say(`At most ${MOST_LINES} lines here; for more use the interface for programs.`, true);
  button.disabled = true;
  say("Scoring …");
  try {
    if (policies.length === 0) await describeModel();
    const explained = await ask("api/predict", { texts: lines.slice(0, MOST_EXPLAINED), explain: 6 });
    const rest = lines.slice(MOST_EXPLAINED);
    const verdicts = explained.concat(rest.length ? await ask("api/predict", { texts: rest }) : []);
    results.replaceChildren(...verdicts.map((verdict, i) => show(lines[i], verdict)));
    const found = verdicts.filter((verdict) => verdict.technique !== null).length;
    say(`${verdicts.length} scored: ${found} T1003.002, ${verdicts.length - found} not.`);
  } catch (error) {
    say(error instanceof TypeError ? "The service cannot be reached." : error.message, true);
  } finally {
    button.disabled = false;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  score();
});
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
describeModel().catch((error) => say(error.message, true));
