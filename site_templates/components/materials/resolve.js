/* What the names in a basket of materials stand for: read from the data files of plans, which also load from a folder. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const compare = bilin.compare;
  /* States of cells with nothing in them; what is disputed is there. */
  const ABSENT = /^not_/;
  /* Rows of a theme that sum up all its statements, and so have the firmness of them all. */
  const SUMMING = /^(overview|themes)\.[^.]+(?!\.numbers$)(\.[^.]+)?$/;

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
   * @param {string} level
   * @param {string} cite
   */
  function cells(name, content, level, cite) {
    return `<th scope="row">${name}</th>${content}${level}<td data-state="value">${cite}</td>`;
  }

  /** The term that a row is about: silence is searched for by term. @param {string} row */
  function termOf(row) {
    return row
      .replace(/^overview\./, 'themes.')
      .split('.')
      .slice(0, 2)
      .join('.');
  }

  /**
   * How firm a cell of a comparison is: never blank, since a blank cell would not say whether there is nothing.
   * @param {PlanMaterials} materials
   * @param {CompareColumn} column
   * @param {string} row
   */
  function levelCell({ levels }, column, row) {
    const [state, , , cite] = column.sides[row];
    if (row.indexOf('facts.') === 0) {
      return levels.fact;
    }
    const summed = SUMMING.test(row) && column.sides[`${termOf(row)}.commitments`];
    if (ABSENT.test(state) || (/\.numbers$/.test(row) && cite < 0)) {
      return levels.nothing;
    }
    if (!summed) {
      return levels.inside;
    }
    const box = bilin.element('td', { 'data-state': summed[0] });
    box.innerHTML = compare.cellHtml(column, summed, new Set(), false);
    return box.outerHTML;
  }

  /**
   * Where a cell of a comparison stands in the sources of its plan, as links that files cite. What rests on no one
   * paragraph, as silence does, rests on the whole text.
   * @param {PlanMaterials} materials
   * @param {string} words
   */
  function citeLinks(materials, words) {
    const list = bilin.element('ul');
    list.innerHTML = materials.source;
    const sources = Array.from(list.querySelectorAll('[data-cited]')).map(
      (part) => /** @type {HTMLElement} */ (part).dataset,
    );
    const isSingle = sources.length < 2;
    if (!words) {
      return sources
        .map(({ cited = '', title }) => {
          const text = (isSingle ? '' : title) + materials.words.whole;
          return bilin.element('a', { href: cited.replace(/#.*$/, ''), 'data-whole': '' }, text).outerHTML;
        })
        .join('；');
    }
    // Paragraphs of several sources each follow the title of theirs, which may begin as another does.
    const named = sources
      .map(({ cited, title = '' }) => ({ cited, title: isSingle ? '' : title }))
      .sort((left, right) => right.title.length - left.title.length);
    const parts = isSingle ? [words] : words.split('；');
    const links = parts.map((part) => {
      const source = named.find(({ title }) => part.indexOf(title) === 0);
      const [number] = (source && /\d+/.exec(part.slice(source.title.length))) || [''];
      return source ? bilin.element('a', { href: source.cited + number }, part).outerHTML : part;
    });
    return links.join('；');
  }

  /**
   * A comparison says once a theme what was searched, and of other terms not at all. A cell by itself has to say it.
   * @param {HTMLElement} box
   * @param {PlanMaterials} materials
   * @param {CompareColumn} column
   * @param {string} row
   */
  function addSearch(box, materials, column, row) {
    const term = termOf(row);
    const [state] = column.sides[row];
    const summary = column.sides[`${term}.summary`];
    if (!ABSENT.test(state) || box.querySelector('[data-aside]')) {
      return;
    }
    if (summary && summary[0] === state) {
      box.innerHTML = compare.cellHtml(column, summary, new Set(), true);
    } else if (materials.silences[term]) {
      box.append(bilin.element('span', { class: 'note', 'data-aside': '' }, String(materials.silences[term])));
    }
  }

  /**
   * What a plan has in a row of comparisons, with the names of its programmes.
   * @param {PlanMaterials} materials
   * @param {string} plan
   * @param {string} row
   */
  async function sideCells(materials, plan, row) {
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
    addSearch(box, materials, column, row);
    const cite = citeLinks(materials, side[3] >= 0 ? column.cites[side[3]] : '');
    return cells(`${group.html}：${label}`, box.outerHTML, levelCell(materials, column, row), cite);
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
    const cite = bilin.part(quote, 'footer').innerHTML;
    return quoteRow(materials, materials.names[programme], quote, String(words), cite);
  }

  /**
   * @param {PlanMaterials} materials
   * @param {string} name
   * @param {Element} quote
   * @param {string} words
   * @param {string} cite
   */
  function quoteRow({ levels }, name, quote, words, cite) {
    const [, , reading, repair] = words.split('|');
    const box = bilin.element('td', { 'data-state': 'value' }, bilin.quotedWords(quote, reading, repair));
    return cells(name, box.outerHTML, levels.quote, cite);
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
    return quoteRow(materials, materials.words.paragraph, holder, materials.words.quote, String(cite));
  }

  /**
   * @param {PlanMaterials} materials
   * @param {ReturnType<typeof split>} parts
   */
  function cellsOf(materials, { plan, row, paragraph, own }) {
    if (row) {
      return sideCells(materials, plan, row);
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
