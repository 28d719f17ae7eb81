import { EditorState, Compartment } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, highlightActiveLine, drawSelection, placeholder } from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, indentWithTab, undo, undoDepth } from "@codemirror/commands";
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
			go(), lintGutter(), placeholder("Paste a handler, or a Go file"), theme.of(colours()),
			// Escape and then Tab leaves the editor.
			keymap.of([...lintKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
			EditorView.contentAttributes.of({ "aria-label": "Go program; press Escape and then Tab to leave it" }),
			EditorView.clipboardInputFilter.of(plain),
			EditorView.updateListener.of((u) => u.docChanged && changed()),
		],
	}),
});
view.scrollDOM.tabIndex = 0; // it scrolls by keyboard, too
dark.addEventListener("change", () => view.dispatch({ effects: theme.reconfigure(colours()) }));

// plain returns the Go in a text from a page or a chat: what is between Markdown's fences, if it begins with one, without the
// no-break spaces by which some pages indent.
function plain(text) {
	const fence = /^\s*(`{3,}|~{3,})[^\n]*\n/.exec(text);
	if (fence) {
		text = text.slice(fence[0].length);
		const end = new RegExp(`^[ \\t]*${fence[1]}[ \\t]*$`, "m").exec(text);
		if (end) text = text.slice(0, end.index);
	}
	return text.replace(/^[ \t\u00a0]*\u00a0/gm, (indent) => indent.replaceAll("\u00a0", " "));
}

function setProgram(text) {
	view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

// The analyzer.
const worker = new Worker("worker.js");
let failed = false;
let slow = 0; // the timer that says that a program takes long

// fail says that there is no analyzer, or with the id of a program that this one could not be analysed.
function fail(text, id) {
	if (id !== undefined && id !== sent) return;
	failed = id === undefined;
	clearTimeout(slow);
	$("loading").hidden = true;
	$("again").hidden = false;
	$("state").textContent = text;
}

$("again").onclick = () => location.reload(); // the program is kept
worker.onerror = (e) => fail(e.message ? `The analyzer stopped: ${e.message}` : "The analyzer could not be loaded: the connection failed, or this browser does not run it.");
worker.onmessage = ({ data }) => {
	if (data.failed) return void fail(data.failed, data.id);
	if (data.loaded) {
		$("loading").max = data.total;
		$("loading").value = data.loaded;
	}
	if (data.ready) $("loading").hidden = true;
	if (data.id === sent && data.loads) {
		clearTimeout(slow);
		$("state").textContent = `Loading the types of ${data.loads.join(", ")} …`;
	}
	if (data.id !== sent || !data.result) return;
	clearTimeout(slow);
	$("again").hidden = true;
	shown = { source: view.state.doc.toString(), result: data.result };
	show(data.ms);
};

function changed() {
	keep();
	if (failed) return;
	worker.postMessage({ id: ++sent, source: view.state.doc.toString(), all: $("all").checked });
	clearTimeout(slow);
	if ($("loading").hidden) slow = setTimeout(() => ($("state").textContent = "Analysing …"), 500);
}

// The findings.
const count = (n, one) => (n === 1 ? `1 ${one}` : `${n} ${one}s`);

function summary(errors, findings, ms) {
	const kinds = ["error", "warning"].map((s) => [findings.filter((f) => f.severity === s).length, s]).filter(([n]) => n);
	const found = findings.length ? `${count(findings.length, "finding")} (${kinds.map(([n, s]) => count(n, s)).join(", ")})` : "No findings";
	if (!errors.length) return `${found}, in ${Math.max(1, Math.round(ms))} ms`;
	const { analyzed, unknown } = shown.result;
	if (!analyzed) return "It does not compile; statuslint runs once it does:";
	return `It does not compile. ${found}${unknown ? " in what is known; declare the rest to be sure:" : " all the same:"}`;
}

// long is how many findings are listed at first.
const long = 100;

function show(ms) {
	const empty = shown.source.trim() === "";
	const errors = empty ? [] : (shown.result.errors ?? []);
	const findings = shown.result.findings ?? [];
	const list = (some) => [...errors.map((e) => item("compiler", e)), ...some.map((f) => item(f.severity, f))];
	$("findings").replaceChildren(...list(findings.slice(0, long)));
	if (findings.length > long) {
		const more = element("button", `List all ${findings.length} findings`, { type: "button", class: "quiet more" });
		more.onclick = () => $("findings").replaceChildren(...list(findings));
		$("findings").append(element("li"));
		$("findings").lastChild.append(more);
	}
	reopen();
	$("state").textContent = empty ? "Type or paste a handler, or a Go file." : summary(errors, findings, ms);
	const mark = (x, severity, source) => ({
		from: x.from, to: Math.max(x.to, x.from), severity, source, message: x.message,
		actions: x.fix ? [{ name: x.fix.unsafe ? "Fix (unsafe)" : "Fix", apply: () => fix(x) }] : [],
	});
	view.dispatch(setDiagnostics(view.state, [...errors.map((e) => mark(e, "error", "compiler")), ...findings.map((f) => mark(f, f.severity, "statuslint"))]));
	document.documentElement.dataset.analyzed = sent;
}

function element(name, text = "", attributes = {}) {
	const e = document.createElement(name);
	e.textContent = text;
	for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
	return e;
}

// item makes the entry of an error of the compiler or of a finding; kind is "compiler" or a severity.
function item(kind, x) {
	const li = element("li", "", { class: kind });
	const where = element("button", `line ${x.line}`, { type: "button", class: "where" });
	where.onclick = () => select(x);
	li.append(element("span", kind === "compiler" ? "does not compile" : kind, { class: "badge" }), " ", where, " ", x.message);
	if (x.related?.length) {
		const ul = element("ul", "", { class: "related" });
		for (const r of x.related) ul.append(element("li", `line ${r.line}: ${r.message}`));
		li.append(ul);
	}
	const acts = element("div", "", { class: "acts" });
	if (x.fix) {
		const b = element("button", x.fix.message || "Fix", { type: "button", class: x.fix.unsafe ? "fix unsafe" : "fix" });
		b.onclick = () => fix(x);
		acts.append(b);
		if (x.fix.unsafe) {
			b.prepend(element("strong", "Unsafe: "));
			li.append(element("p", "The fix changes what clients get, so the command applies it only with -unsafe-fixes:", { class: "caution" }), preview(x.fix));
		}
	}
	if (x.rule) {
		const b = element("button", `Explain ${x.rule}`, { type: "button", class: "quiet explain", "aria-expanded": "false", "data-rule": x.rule });
		b.onclick = () => explain(b);
		acts.append(b);
	}
	if (acts.childElementCount) li.append(acts);
	return li;
}

// preview shows the lines that a fix changes, before and after.
function preview(fix) {
	const doc = view.state.doc;
	const groups = []; // edits that share lines
	for (const e of fix.edits) {
		const [from, to] = [doc.lineAt(e.from), doc.lineAt(e.to)];
		const last = groups.at(-1);
		if (last && from.from <= last.to) {
			last.to = Math.max(last.to, to.to);
			last.edits.push(e);
		} else groups.push({ from: from.from, to: to.to, edits: [e] });
	}
	const lines = []; // the sign of each, and its text
	for (const { from, to, edits } of groups) {
		let after = "";
		let at = from;
		for (const e of edits) {
			after += doc.sliceString(at, e.from) + e.text;
			at = e.to;
		}
		const old = doc.sliceString(from, to).split("\n");
		const now = (after + doc.sliceString(at, to)).split("\n");
		while (old.length && old[0] === now[0]) old.shift(), now.shift();
		while (old.length && old.at(-1) === now.at(-1)) old.pop(), now.pop();
		for (const line of old) lines.push(["-", line]);
		for (const line of now) if (old.length || line.trim()) lines.push(["+", line]);
	}
	const indent = Math.min(...lines.filter(([, line]) => line.trim()).map(([, line]) => /^\t*/.exec(line)[0].length));
	const pre = element("pre", "", { class: "diff", tabindex: "0" });
	for (const [sign, line] of lines) pre.append(element(sign === "-" ? "del" : "ins", `${sign} ${line.slice(indent)}\n`));
	return pre;
}

function select(x) {
	view.dispatch({ selection: { anchor: x.from, head: x.to }, scrollIntoView: true });
	view.focus();
}

function fix(f) {
	if (view.state.doc.toString() !== shown.source) return; // the program has changed meanwhile
	view.dispatch({ changes: f.fix.edits.map((e) => ({ from: e.from, to: e.to, insert: e.text })), scrollIntoView: true });
	view.focus();
	$("shared").textContent = "";
	$("undo").hidden = false;
}

$("clear").onclick = () => {
	setProgram("");
	$("examples").value = "";
	explained = null;
	$("undo").hidden = false;
	view.focus();
};

$("undo").onclick = () => {
	undo(view);
	$("undo").hidden = undoDepth(view.state) === 0;
	view.focus();
};

// The explanation of a rule, in one of its findings. It stays open while the program changes.
const box = element("section", "", { id: "explanation" });
let explained = null; // the rule, and which of its findings

const explains = (rule) => [...document.querySelectorAll(".explain")].filter((b) => b.dataset.rule === rule);

function explain(button) {
	const rule = button.dataset.rule;
	const open = button.getAttribute("aria-expanded") === "true";
	explained = open ? null : { rule, index: explains(rule).indexOf(button) };
	reopen();
	if (!open) box.scrollIntoView({ block: "nearest" });
}

function reopen() {
	box.remove();
	for (const b of document.querySelectorAll(".explain")) b.setAttribute("aria-expanded", "false");
	const buttons = explained ? explains(explained.rule) : [];
	const rule = rules.get(explained?.rule);
	if (!buttons.length || !rule) return;
	const button = buttons[Math.min(explained.index, buttons.length - 1)];
	button.setAttribute("aria-expanded", "true");
	box.innerHTML = `${rule.html}<p><a href="../rules/${rule.id}/">All about ${rule.id}</a></p>`; // made by the site's builder
	button.closest("li").append(box);
}

// Links that hold the program.
async function packed(text) {
	const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
	const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
	return btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function unpacked(text) {
	const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
	return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
}

// Browsers open addresses of this length, in characters; what is longer cannot be shared. Chats and mail often cut them earlier.
const [longest, cut] = [1_000_000, 8_000];

$("share").onclick = async () => {
	const hash = "#code=" + (await packed(view.state.doc.toString())) + ($("all").checked ? "&all" : "");
	if (hash.length > longest) {
		$("shared").textContent = "This program is too long for a link.";
		return;
	}
	window.history.replaceState({}, "", hash);
	keep();
	const warning = hash.length > cut ? ` It has ${hash.length.toLocaleString("en")} characters: some chats and mail programs cut it.` : "";
	try {
		await navigator.clipboard.writeText(location.href);
		$("shared").textContent = "The link is copied." + warning;
	} catch {
		$("shared").textContent = "The link is in the address bar." + warning;
	}
};

// What is typed is kept as long as the tab: it is there again after a reload, after "back", and when the playground is opened
// again. A link that holds a program, or names a rule, opens that.
const drawer = () => "program" + location.hash;

function keep() {
	try {
		sessionStorage.setItem(drawer(), JSON.stringify({ program: view.state.doc.toString(), all: $("all").checked }));
	} catch {} // there is no storage, or it is full
}

function keptProgram() {
	try {
		return JSON.parse(sessionStorage.getItem(drawer()));
	} catch {
		return null;
	}
}

// fromAddress returns the program that the address stands for, or what was made of it if the visitor comes back.
async function fromAddress(back) {
	const [key, value] = location.hash.slice(1).split(/=(.*)/s);
	const kept = back || !location.hash ? keptProgram() : null;
	if (kept) {
		$("all").checked = kept.all;
		$("examples").value = key === "rule" && rules.get(value)?.example ? value : "";
		return kept.program;
	}
	if (key === "code" && value) {
		try {
			const text = await unpacked(value.replace(/&all$/, ""));
			$("all").checked = value.endsWith("&all");
			return text;
		} catch {
			$("shared").textContent = "This link is damaged; here is an example instead.";
		}
	}
	return choose(key === "rule" && rules.get(value)?.example ? value : "");
}

// choose returns the example of a rule, or the program at the beginning for "".
function choose(id) {
	const rule = rules.get(id);
	$("examples").value = id;
	$("all").checked = rule ? !rule.default : false;
	explained = null; // it was about another program
	$("undo").hidden = true;
	return rule?.example ?? first;
}

// Each example has an entry in the browser's history: "back" leads to the one before, as it was left. Entries that are made
// here have a state; an address that the visitor typed has no state, so the playground opens the program that it names.
$("examples").onchange = (e) => {
	const id = e.target.value;
	window.history.pushState({}, "", id ? "#rule=" + id : location.pathname);
	setProgram(choose(id));
};
$("all").onchange = changed;
addEventListener("popstate", async (e) => {
	if (e.state === null) window.history.replaceState({}, "");
	setProgram(await fromAddress(e.state !== null));
});

async function begin() {
	try {
		const response = await fetch("rules.json");
		for (const r of await response.json()) {
			rules.set(r.id, r);
			if (r.example) $("examples").append(element("option", r.default ? r.id : `${r.id} (off by default)`, { value: r.id }));
		}
	} catch {
		$("shared").textContent = "The examples and explanations could not be loaded.";
	}
	const how = performance.getEntriesByType("navigation")[0]?.type;
	window.history.replaceState({}, "");
	setProgram(await fromAddress(how === "reload" || how === "back_forward"));
}

begin();
