/* The grid of the plan: drawn from letters, moved through by arrow keys; a chosen cell goes to the store. */
(function () {
  "use strict";
  const clientside = (window.dash_clientside = window.dash_clientside || {});
  const CELL = "plan-vakje";

  function element(name, attributes, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, value);
    node.append(...children);
    return node;
  }

  function words(code, said) {
    const parts = [said.status[+code[0]].toLowerCase()];
    if (code.includes("v")) parts.push("verouderd");
    if (code.includes("u")) parts.push("een besluit onbekend");
    if (code.includes("l")) parts.push(said.late);
    if (code.includes("a")) parts.push(said.behind);
    if (code.includes("d")) parts.push("twee stemmen verschillen");
    return parts.join(", ");
  }

  /* A theme opens its line that is worst off: late, behind, unknown, and else its first. */
  function worstLine(grid, row, theme) {
    const columns = row.kind === "gemeente" ? grid.lines : grid.partner_lines;
    const mine = columns.map(([line], i) => [line, row.lines[i]]).filter(([line, code]) => code && grid.theme_of[line] === theme);
    for (const letter of ["l", "a", "0"]) {
      const found = mine.find(([, code]) => code.includes(letter));
      if (found) return found[0];
    }
    return mine.length ? mine[0][0] : "";
  }

  function cell(code, row, column, grid, key) {
    const said = grid.words;
    if (!code) return element("td", { class: "none" }, "·");
    const classes = "g s" + code[0] + " " + [...code.slice(1)].join(" ");
    const label = row.name + ", " + key + " " + column[1] + ": " + words(code, said);
    return element(
      "td",
      { role: "gridcell", tabindex: "-1", title: label, "aria-label": label, "data-kind": row.kind, "data-code": row.code, "data-theme": key === "thema" ? column[0] : "", "data-line": key === "thema" ? worstLine(grid, row, column[0]) : column[0] },
      element("i", { class: classes, "aria-hidden": "true" })
    );
  }

  function table(block, rows, columns, pick, grid, key) {
    const headings = columns.map(([name, title]) => element("th", { scope: "col", title: name + " " + title }, name));
    const head = element("thead", {}, element("tr", {}, element("th", { scope: "col", class: "actor" }, key === "thema" ? "Gemeente" : "Wie"), ...headings));
    const body = element("tbody", {});
    for (const row of rows) {
      const codes = pick(row);
      body.append(element("tr", {}, element("th", { scope: "row", class: "actor", title: row.name }, row.name), ...codes.map((code, i) => cell(code, row, columns[i], grid, key))));
    }
    return element("table", { role: "grid", "aria-label": block.name }, head, body);
  }

  function section(block, rows, columns, pick, grid, key) {
    const heading = element("h3", {}, block.name);
    const sums = element("p", { class: "sub" }, block.detail);
    for (const [text, tone] of [[block.late, "up"], [block.behind, "warn"]]) {
      if (text) sums.append(sums.textContent ? " · " : "", element("b", { class: "tone-" + tone }, text));
    }
    return element("section", { class: "plan-block" }, heading, sums, table(block, rows, columns, pick, grid, key));
  }

  /* The partners stand under the shortest district, where there is room. */
  function stacked(blocks, others, grid) {
    const sizes = grid.blocks.map((block) => block.rows.length);
    const shortest = sizes.indexOf(Math.min(...sizes));
    return blocks.map((block, i) => element("div", { class: "plan-column" }, block, ...(i === shortest ? [others] : [])));
  }

  function show(td) {
    for (const other of document.querySelectorAll("#plan-rooster td.chosen")) other.classList.remove("chosen");
    td.classList.add("chosen");
    const { kind, code, line } = td.dataset;
    clientside.set_props(CELL, { data: { kind, code, line } });
  }

  function onlyStop(grid, td) {
    for (const other of grid.querySelectorAll('td[tabindex="0"]')) other.setAttribute("tabindex", "-1");
    td.setAttribute("tabindex", "0");
  }

  clientside.plan = {
    planningOrTable(choice) {
      return choice === "tabel" ? ["hidden", "scroll"] : ["planning", "hidden"];
    },
    gridOrTable(choice) {
      return choice === "tabel" ? ["hidden", "scroll"] : ["plan-grid", "hidden"];
    },
    draw(grid, mode) {
      const holder = document.getElementById("plan-rooster");
      if (!grid || !holder) return clientside.no_update;
      const lines = mode === "besluiten";
      const blocks = grid.blocks.map((block) =>
        lines ? section(block, block.rows, grid.lines, (row) => row.lines, grid, "besluit") : section(block, block.rows, grid.themes, (row) => row.themes, grid, "thema")
      );
      const partners = grid.partners;
      const others = lines
        ? section(partners, partners.rows, grid.partner_lines, (row) => row.lines, grid, "besluit")
        : section(partners, partners.grouped, grid.partner_themes, (row) => row.themes, grid, "thema");
      holder.dataset.districts = grid.blocks.length;
      holder.dataset.mode = lines ? "besluiten" : "themas";
      holder.replaceChildren(...(lines ? [...blocks, others] : stacked(blocks, others, grid)));
      const first = holder.querySelector("td[role=gridcell]");
      if (first) first.setAttribute("tabindex", "0");
      return grid.blocks.length;
    },
  };

  function neighbour(td, key) {
    const row = td.parentNode;
    const cells = [...row.querySelectorAll("td[role=gridcell]")];
    const rows = [...row.parentNode.rows];
    const across = cells.indexOf(td);
    const down = rows.indexOf(row);
    if (key === "ArrowLeft") return cells[across - 1];
    if (key === "ArrowRight") return cells[across + 1];
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (step) {
      const next = rows[down + step];
      return next && next.children[td.cellIndex];
    }
    const tables = [...document.querySelectorAll("#plan-rooster table")];
    const other = tables[tables.indexOf(td.closest("table")) + (key === "PageDown" ? 1 : -1)];
    return other && other.querySelector("td[role=gridcell]");
  }

  document.addEventListener("keydown", (event) => {
    const td = event.target.closest && event.target.closest("#plan-rooster td[role=gridcell]");
    if (!td) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      show(td);
    } else if (/^(Arrow|Page)/.test(event.key)) {
      const next = neighbour(td, event.key);
      event.preventDefault();
      if (next && next.getAttribute("role") === "gridcell") {
        onlyStop(document.getElementById("plan-rooster"), next);
        next.focus();
      }
    }
  });

  document.addEventListener("click", (event) => {
    const td = event.target.closest("#plan-rooster td[role=gridcell]");
    if (td) {
      onlyStop(document.getElementById("plan-rooster"), td);
      td.focus();
      show(td);
    }
    const todo = event.target.closest(".todo-line");
    if (todo) {
      const { kind, code, line } = todo.dataset;
      clientside.set_props(CELL, { data: { kind, code, line } });
    }
    if (event.target.closest(".drawer .close")) clientside.set_props(CELL, { data: null });
    const sibling = event.target.closest(".drawer .sibling");
    if (sibling) {
      const { kind, code, line } = sibling.dataset;
      clientside.set_props(CELL, { data: { kind, code, line } });
    }
  });
})();
