// The analyzer, in a thread of its own. It is sent {id, source, all} and answers {id, result, ms}; before that it sends {ready} or
// {failed}.
import "wasm_exec";

async function unpacked(name) {
	const response = await fetch(name);
	if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
	// Some servers say that a .gz file is compressed content, and the browser has unpacked it already.
	const bytes = new Uint8Array(await response.arrayBuffer());
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
}

const loaded = load().then(
	() => postMessage({ ready: true }),
	(err) => postMessage({ failed: String(err.message || err) }),
);

let latest = 0;
onmessage = async ({ data }) => {
	latest = data.id;
	await loaded;
	if (data.id !== latest) return; // a later program is waiting
	const start = performance.now();
	const result = JSON.parse(statuslintAnalyze(data.source, data.all));
	postMessage({ id: data.id, result, ms: performance.now() - start });
};
