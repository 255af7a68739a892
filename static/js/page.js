// What HTML and htmx cannot do on every page: keys, dialogs, rows that light up together.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

function openDialog(id) {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) dialog.showModal();
}

function moveInList(step) {
  const rows = [...document.querySelectorAll("[data-list] [data-row]")];
  if (!rows.length) return;
  const at = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
  const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
  rows.forEach((row) => row.setAttribute("aria-selected", row === next));
  next.querySelector("a").focus();
}

const KEYS = {
  n: () => document.querySelector("[data-key='n']")?.click(),
  e: () => document.querySelector("[data-key='e']")?.click(),
  "/": () => document.querySelector("input[type='search']")?.focus(),
  j: () => moveInList(1),
  k: () => moveInList(-1),
  "?": () => openDialog("keyboard"),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const act = KEYS[event.key];
  if (!act || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  act();
});

document.addEventListener("focusin", (event) => event.target.matches("[data-select]") && event.target.select());

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) openDialog(opener.dataset.opens);
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  });
});

// A session that ended answers with the sign-in page: load this page again, it leads there and back.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (!event.detail.xhr.responseURL?.includes("/sign-in/")) return;
  event.detail.shouldSwap = false;
  location.reload();
});

for (const name of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(name, () => {
    const words = "The server could not be reached or answered with an error. What you typed is still here; try again.";
    const notice = Object.assign(document.createElement("p"), { className: "notice error from-script", textContent: words });
    document.getElementById("messages").replaceChildren(notice);
  });
}

document.addEventListener("htmx:afterOnLoad", (event) => event.detail.successful && document.querySelector("#messages .from-script")?.remove());

function light(component, isLit) {
  document
    .querySelectorAll(`[data-component="${CSS.escape(component)}"]`)
    .forEach((part) => part.classList.toggle("is-lit", isLit));
}

for (const [name, isLit] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(name, (event) => {
    const part = event.target.closest?.("[data-component]");
    if (part) light(part.dataset.component, isLit);
  });
}

document.querySelectorAll("[data-opens][hidden]").forEach((opener) => (opener.hidden = false));
