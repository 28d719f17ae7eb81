// The analyzer, in a thread of its own. It is sent {id, source, all} and answers {id, result, ms}. Before that it sends
// {loaded, total}, in bytes, while it loads, and then {ready}; {failed} is why it cannot work, or does not work any more.
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

async function load() {
	const [code, types] = await Promise.all([unpacked("statuslint.wasm.gz"), unpacked("types.bin.gz")]);
	const go = new Go();
	const { instance } = await WebAssembly.instantiate(code, go.importObject);
	go.run(instance);
	const failed = statuslintLoad(types);
	if (failed) throw new Error(failed);
	postMessage({ ready: true });
	return true;
}

const ready = load().catch((err) => postMessage({ failed: `The analyzer could not be loaded: ${err.message || err}` }));

let latest = 0;
onmessage = async ({ data }) => {
	latest = data.id;
	if (!(await ready)) return;
	if (data.id !== latest) return; // a later program is waiting
	const start = performance.now();
	try {
		const result = JSON.parse(statuslintAnalyze(data.source, data.all));
		postMessage({ id: data.id, result, ms: performance.now() - start });
	} catch (err) {
		postMessage({ failed: `The analyzer stopped at this program: ${err.message || err}` });
	}
};
