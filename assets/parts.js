/* What the reusable parts do by themselves: a table sorts by its headings, a picture is copied as PNG. */
(function () {
  "use strict";
  const own = (window.veiligheidsbeeld = window.veiligheidsbeeld || {});

  function element(name, attributes, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== "") node.setAttribute(key, value);
    node.append(...children);
    return node;
  }

  /* The same table as layouts.parts.twin.table_twin, from plain data: {caption, columns: [[title, numeric]], rows: [[[text, order]]]}. */
  own.drawTable = (id, twin) => {
    const box = document.getElementById(id);
    if (!box || !twin) return;
    const kind = (column) => (twin.columns[column][1] ? "num" : "");
    const headings = twin.columns.map(([title], column) => {
      const button = element("button", { class: "sort", type: "button" }, title, element("span", { class: "arrow", "aria-hidden": "true" }));
      return element("th", { scope: "col", class: kind(column), "aria-sort": "none" }, button);
    });
    const rows = twin.rows.map((cells) =>
      element("tr", {}, ...cells.map(([text, order], column) =>
        column ? element("td", { class: kind(column), "data-order": order }, text) : element("th", { scope: "row", "data-order": order }, text))));
    const caption = element("caption", {}, twin.caption);
    box.replaceChildren(element("table", { class: "twin" }, caption, element("thead", {}, element("tr", {}, ...headings)), element("tbody", {}, ...rows)));
  };

  /* A table twin sorts by its heading; React keeps the rows, only their order changes. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("table.twin .sort");
    if (!button) return;
    const heading = button.closest("th");
    const table = button.closest("table");
    const column = [...heading.parentNode.children].indexOf(heading);
    const ascending = heading.getAttribute("aria-sort") !== "ascending";
    for (const other of heading.parentNode.children) other.setAttribute("aria-sort", "none");
    heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const value = (row) => row.children[column].dataset.order;
    const compare = (a, b) => (!isNaN(value(a)) && !isNaN(value(b)) ? value(a) - value(b) : value(a).localeCompare(value(b), "nl"));
    const body = table.tBodies[0];
    [...body.rows].sort((a, b) => (ascending ? 1 : -1) * compare(a, b)).forEach((row) => body.appendChild(row));
  });

  /* --- a picture as PNG: title, picture, and the line that says which data it rests on ------------------------- */
  const SCALE = 2, MARGIN = 16, HEAD = 58, FOOT = 34;
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const words = (selector, within) => { const node = (within || document).querySelector(selector); return node ? node.textContent.trim() : ""; };

  function loaded(address) {
    return new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => resolve(image);
      image.onerror = reject;
      image.src = address;
    });
  }

  function inlined(svg) {
    const copy = svg.cloneNode(true);
    const from = [svg, ...svg.querySelectorAll("*")], to = [copy, ...copy.querySelectorAll("*")];
    from.forEach((node, i) => {
      const style = getComputedStyle(node);
      for (const name of ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font", "text-anchor"]) {
        to[i].style.setProperty(name, style.getPropertyValue(name));
      }
    });
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    return "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  }

  /* Every drawing in the box, in the order in which it lies on the screen. */
  async function paint(pen, box) {
    const base = box.getBoundingClientRect();
    const place = (node) => { const r = node.getBoundingClientRect(); return [r.left - base.left, r.top - base.top, r.width, r.height]; };
    const plot = box.querySelector(".js-plotly-plot");
    if (plot) {
      const [x, y, width, height] = place(plot);
      pen.drawImage(await loaded(await window.Plotly.toImage(plot, { format: "svg", width, height })), x, y, width, height);
      return;
    }
    for (const node of box.querySelectorAll("canvas, img, svg, .map-name")) {
      if (node.parentElement.closest("svg") || node.closest(".leaflet-control, button, .hidden, [hidden]")) continue;
      const [x, y, width, height] = place(node);
      if (!width || !height) continue;
      if (node.tagName === "CANVAS" || node.tagName === "IMG") pen.drawImage(node, x, y, width, height);
      else if (node.tagName === "svg") pen.drawImage(await loaded(inlined(node)), x, y, width, height);
      else label(pen, node.textContent, x + width / 2, y + height / 2);
    }
  }

  function label(pen, text, x, y) {
    pen.save();
    pen.font = "600 11px " + token("font");
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.lineWidth = 3;
    pen.strokeStyle = token("surface");
    pen.fillStyle = token("ink");
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
    pen.restore();
  }

  function write(pen, text, x, y, font, colour) {
    pen.font = font + " " + token("font");
    pen.fillStyle = token(colour);
    pen.fillText(text, x, y);
  }

  async function picture(card) {
    const box = card.querySelector("[data-picture]");
    const size = box.getBoundingClientRect();
    const canvas = document.createElement("canvas");
    canvas.width = (size.width + 2 * MARGIN) * SCALE;
    canvas.height = (size.height + HEAD + FOOT) * SCALE;
    const pen = canvas.getContext("2d");
    pen.scale(SCALE, SCALE);
    pen.fillStyle = token("surface");
    pen.fillRect(0, 0, canvas.width, canvas.height);
    write(pen, words("h2", card), MARGIN, 26, "600 16px", "ink");
    write(pen, words(".sub", card), MARGIN, 45, "400 12px", "ink2");
    pen.save();
    pen.translate(MARGIN, HEAD);
    await paint(pen, box);
    pen.restore();
    const source = [words(".demo-tag"), words(".confidence .source-period"), words(".rail-foot .said-source")].filter(Boolean).join(" · ");
    write(pen, source, MARGIN, size.height + HEAD + 21, "400 11px", "ink2");
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }

  function download(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name + ".png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest('[data-do="picture"]');
    if (!button) return;
    const card = button.closest(".card");
    const drawn = picture(card);
    const onClipboard = navigator.clipboard && window.ClipboardItem
      ? navigator.clipboard.write([new ClipboardItem({ "image/png": drawn })]) : Promise.reject(new Error("no clipboard"));
    onClipboard.then(() => own.say("Afbeelding gekopieerd"))
      .catch(() => drawn.then((blob) => { download(blob, words("h2", card)); own.say("Afbeelding bewaard als PNG"); }))
      .catch(() => own.say("Deze afbeelding kan niet worden gekopieerd"));
  });
})();
