// Filters the index of codes while typing: each word has to occur in what is known of a code.
const input = document.querySelector("#filter");
const rows = [...document.querySelectorAll("#codes tbody tr")];
const count = document.querySelector("#count");

function filter() {
	const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
	let shown = 0;
	for (const row of rows) {
		const on = words.every((w) => row.dataset.words.includes(w));
		row.hidden = !on;
		if (on) shown++;
	}
	count.textContent = shown === 1 ? "1 code" : `${shown} codes`;
	const number = /^\d+$/.test(input.value.trim()) ? Number(input.value) : -1;
	if (!shown && number >= 100 && number <= 599) count.textContent = `${number} has no known use: clients treat it as ${Math.floor(number / 100)}00.`;
	else if (!shown && number >= 0) count.textContent = `${number} is not a status code: they go from 100 to 599.`;
	else if (!shown) count.textContent = "No code has all these words: try a number, a phrase such as gone, or a vendor such as nginx.";
	history.replaceState(null, "", words.length ? "#" + encodeURIComponent(input.value.trim()) : location.pathname);
}

input.form.addEventListener("submit", (e) => {
	e.preventDefault();
	const shown = rows.filter((r) => !r.hidden);
	if (shown.length === 1) location.href = shown[0].querySelector("a").href;
});
input.addEventListener("input", filter);
if (location.hash) {
	input.value = decodeURIComponent(location.hash.slice(1));
	filter();
}
