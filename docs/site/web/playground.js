import { EditorState, Compartment } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, highlightActiveLine, drawSelection } from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentUnit, syntaxHighlighting, defaultHighlightStyle, HighlightStyle } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import { go } from "@codemirror/lang-go";
import { lintGutter, setDiagnostics, lintKeymap } from "@codemirror/lint";

const $ = (id) => document.getElementById(id);
const first = `package main

import (
	"encoding/json"
	"net/http"
)

func get(w http.ResponseWriter, r *http.Request) {
	order, err := load(r.PathValue("id"))
	if err != nil {
		http.Error(w, err.Error(), 404)
	}
	w.WriteHeader(http.StatusOK)
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(order)
}

var load func(id string) (order any, err error)
`;

let rules = new Map();
let shown = { source: null, result: { errors: [], findings: [] } };
let sent = 0;

// The editor.
const theme = new Compartment();
const dark = matchMedia("(prefers-color-scheme: dark)");
const night = [
	EditorView.theme({
		"&": { color: "#e6e9ed", backgroundColor: "#14171a" },
		".cm-gutters": { color: "#a4adb8", backgroundColor: "#1e2328", borderRight: "1px solid #343b43" },
		".cm-activeLine": { backgroundColor: "#1e2328" },
		".cm-cursor": { borderLeftColor: "#e6e9ed" },
		"&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "#31495a" },
		".cm-tooltip": { color: "#e6e9ed", backgroundColor: "#1e2328", border: "1px solid #343b43" },
	}, { dark: true }),
	syntaxHighlighting(HighlightStyle.define([
		{ tag: [tags.keyword, tags.operatorKeyword], color: "#c9a5f7" },
		{ tag: [tags.string, tags.character], color: "#f0b08a" },
		{ tag: [tags.number, tags.bool, tags.null], color: "#8fd6a4" },
		{ tag: [tags.typeName, tags.standard(tags.typeName)], color: "#7fd4d0" },
		{ tag: [tags.function(tags.variableName), tags.definition(tags.variableName), tags.namespace], color: "#8cc4ff" },
		{ tag: tags.comment, color: "#a4adb8", fontStyle: "italic" },
	])),
];
const colours = () => (dark.matches ? night : syntaxHighlighting(defaultHighlightStyle));
const view = new EditorView({
	parent: $("editor"),
	state: EditorState.create({
		doc: "",
		extensions: [
			lineNumbers(), history(), drawSelection(), highlightActiveLine(), bracketMatching(), indentUnit.of("\t"), EditorState.tabSize.of(4),
			go(), lintGutter(), theme.of(colours()),
			// Escape and then Tab leaves the editor.
			keymap.of([...lintKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
			EditorView.contentAttributes.of({ "aria-label": "Go program; press Escape and then Tab to leave it" }),
			EditorView.updateListener.of((u) => u.docChanged && changed()),
		],
	}),
});
view.scrollDOM.tabIndex = 0; // it scrolls by keyboard, too
dark.addEventListener("change", () => view.dispatch({ effects: theme.reconfigure(colours()) }));

function setProgram(text) {
	view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

// The analyzer.
const worker = new Worker("worker.js");
worker.onmessage = ({ data }) => {
	if (data.failed) return void ($("state").textContent = `The analyzer could not be loaded: ${data.failed}`);
	if (data.ready || data.id !== sent) return;
	shown = { source: data.source ?? view.state.doc.toString(), result: data.result };
	show(data.ms);
};

function changed() {
	worker.postMessage({ id: ++sent, source: view.state.doc.toString(), all: $("all").checked });
}

// The findings.
function show(ms) {
	const { errors, findings } = shown.result;
	const list = $("findings");
	list.replaceChildren();
	for (const e of errors ?? []) list.append(item("error", e, e.message));
	for (const f of findings ?? []) list.append(item("finding", f, f.message));
	$("state").textContent = errors?.length
		? "It does not compile:"
		: findings?.length
			? `${findings.length === 1 ? "1 finding" : findings.length + " findings"}, in ${Math.max(1, Math.round(ms))} ms`
			: `No findings, in ${Math.max(1, Math.round(ms))} ms`;
	const mark = (x, severity) => ({ from: x.from, to: Math.max(x.to, x.from), severity, message: x.message });
	view.dispatch(setDiagnostics(view.state, [
		...(errors ?? []).map((e) => mark(e, "error")),
		...(findings ?? []).map((f) => ({ ...mark(f, "warning"), actions: f.fix ? [{ name: "Fix", apply: () => fix(f) }] : [] })),
	]));
	document.documentElement.dataset.analyzed = sent;
}

function element(name, text, attributes = {}) {
	const e = document.createElement(name);
	e.textContent = text;
	for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
	return e;
}

function item(kind, x, message) {
	const li = element("li", "", { class: kind });
	const where = element("button", `line ${x.line}`, { type: "button", class: "where" });
	where.onclick = () => select(x);
	li.append(where, " ", message);
	if (x.related?.length) {
		const ul = element("ul", "", { class: "related" });
		for (const r of x.related) ul.append(element("li", `line ${r.line}: ${r.message}`));
		li.append(ul);
	}
	const acts = element("div", "", { class: "acts" });
	if (x.fix) {
		const b = element("button", x.fix.message || "Fix", { type: "button", class: "fix" });
		b.onclick = () => fix(x);
		acts.append(b);
	}
	if (x.rule) {
		const b = element("button", `Explain ${x.rule}`, { type: "button", class: "quiet explain" });
		b.onclick = () => explain(x.rule);
		acts.append(b);
	}
	if (acts.childElementCount) li.append(acts);
	return li;
}

function select(x) {
	view.dispatch({ selection: { anchor: x.from, head: x.to }, scrollIntoView: true });
	view.focus();
}

function fix(f) {
	if (view.state.doc.toString() !== shown.source) return; // the program has changed meanwhile
	view.dispatch({ changes: f.fix.edits.map((e) => ({ from: e.from, to: e.to, insert: e.text })) });
	view.focus();
}

function explain(id) {
	const rule = rules.get(id);
	if (!rule) return;
	const box = $("explanation");
	box.innerHTML = `<h2><a href="../rules/${id}/">${id}</a></h2>${rule.html}`; // made by the site's builder
	box.hidden = false;
	box.focus();
}

// Links that hold the program.
async function packed(text) {
	const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
	const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
	return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function unpacked(text) {
	const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
	return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
}

$("share").onclick = async () => {
	window.history.replaceState(null, "", "#code=" + (await packed(view.state.doc.toString())) + ($("all").checked ? "&all" : ""));
	try {
		await navigator.clipboard.writeText(location.href);
		$("shared").textContent = "The link is copied.";
	} catch {
		$("shared").textContent = "The link is in the address bar.";
	}
};

async function fromAddress() {
	const [key, value] = location.hash.slice(1).split(/=(.*)/s);
	if (key === "code" && value) {
		try {
			const text = await unpacked(value.replace(/&all$/, ""));
			$("all").checked = value.endsWith("&all");
			return text;
		} catch {
			$("shared").textContent = "This link is damaged; here is an example instead.";
		}
	}
	if (key === "rule" && rules.get(value)?.example) return choose(value);
	return first;
}

function choose(id) {
	const rule = rules.get(id);
	$("examples").value = id;
	$("all").checked = !rule.default;
	$("explanation").hidden = true; // it was about another program
	return rule.example;
}

$("examples").onchange = (e) => {
	if (!e.target.value) return;
	window.history.replaceState(null, "", "#rule=" + e.target.value);
	setProgram(choose(e.target.value));
};
$("all").onchange = changed;
addEventListener("hashchange", async () => setProgram(await fromAddress()));

async function begin() {
	const response = await fetch("rules.json");
	for (const r of await response.json()) {
		rules.set(r.id, r);
		if (r.example) $("examples").append(element("option", r.id, { value: r.id }));
	}
	setProgram(await fromAddress());
}

begin();
