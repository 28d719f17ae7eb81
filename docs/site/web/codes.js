// Filters the index of codes while typing: each word has to occur in the number, phrases, constant, class and users of a code. If no
// code has them all, the sentences about the codes count, too.
const input = document.querySelector("#filter");
const rows = [...document.querySelectorAll("#codes tbody tr")];
const count = document.querySelector("#count");
const table = document.querySelector("#codes");
const kinds = [...document.querySelectorAll("[data-filter]")];

function filter() {
	const words = input.value.toLowerCase().split(/[\s-]+/).filter(Boolean); // "not-found" is two words
	const having = (text) => rows.filter((row) => words.every((w) => text(row).includes(w)));
	let found = having((row) => row.dataset.words);
	if (!found.length) found = having((row) => row.dataset.words + " " + row.dataset.about);
	for (const row of rows) row.hidden = !found.includes(row);
	const shown = found.length;
	table.classList.toggle("brief", !words.length); // on a phone, the whole list has no meanings
	for (const b of kinds) b.setAttribute("aria-pressed", String(b.dataset.filter === input.value.trim()));
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
for (const b of kinds) {
	b.onclick = () => {
		input.value = input.value.trim() === b.dataset.filter ? "" : b.dataset.filter;
		filter();
	};
}

function fromAddress() {
	try {
		input.value = decodeURIComponent(location.hash.slice(1));
	} catch {
		input.value = location.hash.slice(1); // "%" alone
	}
	filter();
}
addEventListener("hashchange", fromAddress);
fromAddress();
