// Draws the page's charts: colours are the stylesheet's tokens, resolved for the theme in force and again when it changes.
const source = document.currentScript.dataset.plotly;
// Paper is narrower than a window.
const PAPER_PX = 660;
const PAPER_HEIGHT_PX = 300;

function resolved(value, style) {
  if (typeof value === "string") {
    const name = /^var\((--[\w-]+)\)$/.exec(value);
    return name ? colour(name[1], style) : value;
  }
  if (Array.isArray(value)) return value.map((item) => resolved(item, style));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, style)]));
  }
  return value;
}

function colour(name, probe) {
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}

function draw(chart, width) {
  const figure = JSON.parse(document.getElementById(chart.dataset.figure).textContent);
  const shown = resolved(figure, chart);
  chart.style.color = "";
  shown.layout.font.family = getComputedStyle(document.body).fontFamily;
  shown.layout.height = width ? (figure.layout.height ?? PAPER_HEIGHT_PX) : chart.clientHeight;
  if (width) shown.layout.width = width;
  if ((width || chart.clientWidth) < 500) narrow(shown.layout);
  Plotly.react(chart, shown.data, shown.layout, { displayModeBar: false, responsive: !width });
  chart.classList.add("is-drawn");
}

function narrow(layout) {
  layout.margin = { ...layout.margin, l: Math.min(layout.margin.l, 40), r: Math.min(layout.margin.r, 84) };
  layout.annotations = layout.annotations
    ?.filter((each) => each.name !== "wide")
    .map((each) => ({ ...each, text: each.name?.startsWith("short:") ? each.name.slice(6) : each.text, font: { ...each.font, size: 12 } }));
  const { tickvals, ticktext } = layout.xaxis;
  if (!tickvals) return;
  layout.xaxis.tickvals = tickvals.filter((_, i) => i % 2 === 0);
  layout.xaxis.ticktext = ticktext.filter((_, i) => i % 2 === 0);
}

const everyChart = () => document.querySelectorAll(".chart[data-figure]");

function drawAll() {
  everyChart().forEach((chart) => draw(chart));
}

function load() {
  const script = document.createElement("script");
  script.src = source;
  script.onload = drawAll;
  document.head.append(script);
}

if (everyChart().length) load();

document.addEventListener("htmx:afterSettle", (event) => {
  const fresh = [...event.target.querySelectorAll(".chart[data-figure]")];
  if (!fresh.length) return;
  if (window.Plotly) fresh.forEach((chart) => draw(chart));
  else load();
});

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => window.Plotly && drawAll());

window.addEventListener("beforeprint", () => window.Plotly && everyChart().forEach((chart) => draw(chart, PAPER_PX)));
window.addEventListener("afterprint", () => window.Plotly && drawAll());

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-overlay]");
  const drawing = document.querySelector("svg.architecture");
  if (!link || !drawing || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  drawing.setAttribute("class", `architecture overlay-${link.dataset.overlay}`);
  link.parentElement.querySelectorAll("[data-overlay]").forEach((each) => each.removeAttribute("aria-current"));
  link.setAttribute("aria-current", "true");
  history.replaceState(history.state, "", link.href);
});
