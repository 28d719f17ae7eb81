// The analyzer, in a thread of its own. It is sent {id, source, all} and answers {id, result, ms}; before that {id, loads}, the
// packages that it loads for the program. At first it sends {loaded, total}, in bytes, while it loads itself, and then {ready}.
// {failed} is why it cannot work, and {id, failed} why it could not analyse a program.
import "wasm_exec";

let loaded = 0;
let total = 0;

// unpacked loads a file and unpacks it.
async function unpacked(name) {
	const response = await fetch(name);
	if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
	total += Number(response.headers.get("Content-Length"));
	const parts = [];
	for (const reader = response.body.getReader(); ; ) {
		const { done, value } = await reader.read();
		if (done) break;
		parts.push(value);
		loaded += value.length;
		if (total) postMessage({ loaded, total: Math.max(loaded, total) });
	}
	const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
	// Some servers say that a .gz file is compressed content, and the browser has unpacked it already.
	if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
	const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

function add(types) {
	const failed = statuslintLoad(types);
	if (failed) throw new Error(failed);
}

async function load() {
	const [code, types] = await Promise.all([unpacked("statuslint.wasm.gz"), unpacked("types.bin.gz")]);
	const go = new Go();
	const { instance } = await WebAssembly.instantiate(code, go.importObject);
	go.run(instance);
	add(types);
	postMessage({ ready: true });
	return true;
}

const ready = load().catch((err) => postMessage({ failed: `The analyzer could not be loaded: ${err.message || err}` }));

// packs are the packages' types that are loaded or being loaded: a program that changes meanwhile waits for the same ones.
const packs = new Map();

// pack loads the types of a package once. The next program tries again when that failed.
function pack(path) {
	if (!packs.has(path)) packs.set(path, unpacked(`types/${path}.bin.gz`).then(add).catch((err) => {
		packs.delete(path);
		throw err;
	}));
	return packs.get(path);
}

let latest = 0;
onmessage = async ({ data }) => {
	latest = data.id;
	if (!(await ready)) return;
	if (data.id !== latest) return; // a later program is waiting
	try {
		await analyze(data);
	} catch (err) {
		postMessage({ id: data.id, failed: `This program could not be analysed: ${err.message || err}` });
	}
};

async function analyze({ id, source, all }) {
	const start = performance.now();
	const result = JSON.parse(statuslintAnalyze(source, all));
	if (!result.loads) return postMessage({ id, result, ms: performance.now() - start });
	postMessage({ id, loads: result.loads });
	await Promise.all(result.loads.map(pack));
	if (id === latest) await analyze({ id, source, all });
}
