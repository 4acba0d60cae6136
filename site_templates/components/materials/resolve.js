/* What the names in a basket of materials stand for: read from the data files of plans, which also load from a folder. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const compare = bilin.compare;
  /* Of a comparison's cell there is no one level, and one paragraph has none either. */
  const NOTHING = '<td data-state="value"></td>';

  /**
   * @param {string} folder
   * @param {string} plan
   */
  async function load(folder, plan) {
    if (!bilin.planMaterials[plan]) {
      await bilin.loadScript(`${folder}${plan}.materials.js`).catch(() => undefined);
    }
    return bilin.planMaterials[plan] || null;
  }

  /** The name of a material in its parts: plan, row of a comparison, paragraph, and the rest. @param {string} name */
  function split(name) {
    const [, plan, mark, rest] = /** @type {RegExpExecArray} */ (/^([^.]+\.[^.:~]+)([.:~]?)(.*)$/.exec(name));
    const [own, paragraph = ''] = mark === '~' ? ['', rest] : rest.split('~');
    return {
      plan,
      row: mark === ':' ? rest : '',
      paragraph,
      own: mark === ':' ? '' : own,
    };
  }

  /**
   * @param {string} name
   * @param {string} content
   * @param {string} cite
   */
  function cells(name, content, cite) {
    return `<th scope="row">${name}</th>${content}${NOTHING}<td data-state="value">${cite}</td>`;
  }

  /**
   * What a plan has in a row of comparisons, with the names of its programmes.
   * @param {string} plan
   * @param {string} row
   */
  async function sideCells(plan, row) {
    const column = await compare.column(plan);
    const groups = bilin.rows.groups.filter(({ rows }) => rows.some(([id]) => id === row));
    if (!column || !groups.length || !column.sides[row]) {
      return null;
    }
    await compare.loadDetails(column);
    const side = column.sides[row];
    const [group] = groups;
    const [, label] = /** @type {CompareRow} */ (group.rows.find(([id]) => id === row));
    const box = bilin.element('td', { 'data-state': side[0] });
    box.innerHTML = compare.cellHtml(column, side, new Set(), true);
    box.querySelectorAll('details').forEach((part) => part.remove());
    return cells(`${group.html}：${label}`, box.outerHTML, side[3] >= 0 ? column.cites[side[3]] : '');
  }

  /**
   * The sentences of a paragraph that bear a programme out, as a quotation.
   * @param {PlanMaterials} materials
   * @param {string} plan
   * @param {string} programme
   * @param {string} paragraph
   */
  async function quoteCells(materials, plan, programme, paragraph) {
    const column = await compare.column(plan);
    const holder = document.createElement('div');
    holder.innerHTML = column ? await compare.quote(column, programme) : '';
    const quote = holder.querySelector(`[data-material$="~${paragraph}"]`);
    if (!quote) {
      return null;
    }
    const words = bilin.part(holder, '[data-words]').getAttribute('data-words');
    return quoteRow(materials.names[programme], quote, String(words), bilin.part(quote, 'footer').innerHTML);
  }

  /**
   * @param {string} name
   * @param {Element} quote
   * @param {string} words
   * @param {string} cite
   */
  function quoteRow(name, quote, words, cite) {
    const [, , reading, repair] = words.split('|');
    const box = bilin.element('td', { 'data-state': 'value' }, bilin.quotedWords(quote, reading, repair));
    return cells(name, box.outerHTML, cite);
  }

  /**
   * A whole paragraph of a source.
   * @param {PlanMaterials} materials
   * @param {string} paragraph
   */
  function paragraphCells(materials, paragraph) {
    const [text, cite] = materials.paragraphs[paragraph] || [];
    if (!text) {
      return null;
    }
    const holder = bilin.element('div');
    holder.innerHTML = `<p>${text}</p>`;
    return quoteRow(materials.words.paragraph, holder, materials.words.quote, String(cite));
  }

  /**
   * @param {PlanMaterials} materials
   * @param {ReturnType<typeof split>} parts
   */
  function cellsOf(materials, { plan, row, paragraph, own }) {
    if (row) {
      return sideCells(plan, row);
    }
    const current = materials.former[own] || own;
    if (paragraph) {
      return current ? quoteCells(materials, plan, current, paragraph) : paragraphCells(materials, paragraph);
    }
    return materials.rows[current] || null;
  }

  bilin.resolveMaterial = async (name, folder) => {
    const parts = split(name);
    const entry = parts.plan in bilin.planMaterials ? null : await compare.entry(parts.plan);
    const plan = entry ? entry.key : parts.plan;
    const materials = await load(folder, plan);
    const html = materials && (await cellsOf(materials, { ...parts, plan }));
    return materials && html ? { name, plan, html: materials.label + html, source: materials.source } : null;
  };
})();
