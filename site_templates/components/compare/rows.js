/* How the plans of the free comparison relate in a row, and the words that say it beside a short value. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const compare = bilin.compare;
  const VALUES = /^.*\u00a6/;
  /* The rows that say how firm texts are under a theme. */
  const FIRMNESS = /^themes\..+\.commitments$/;
  /* Rows are read from what differs to what is the same. */
  const ORDER = [
    'different',
    'unlike',
    'unstated',
    'unknown',
    'worded',
    'uncompared',
    'same',
    'nothing',
    'uncoded',
    'neither',
  ];

  /* What cannot be compared, for conditions that differ or that a text leaves open. */
  /** @type {Relation[]} */
  const APART = ['unlike', 'unstated'];

  compare.shortNames = (columns) => {
    const ways = [
      columns.map(({ name }) => name),
      columns.map(({ place }) => place),
      columns.map(({ title }) => title),
    ];
    return ways.find((names) => new Set(names).size === columns.length) || ways[2];
  };

  /**
   * @param {string} id
   * @param {CompareColumn[]} columns
   */
  function sidesOf(id, columns) {
    return columns.map((column) => column.sides[id]);
  }

  /** @param {string} id */
  function groupOf(id) {
    return id.split('.')[0];
  }

  /**
   * What differs within a theme that all sides state, by name: what an overview says of it. Where the weight of texts
   * differs their firmness cannot be compared, and still they use different words. Where only some state a number, there
   * are no two that could differ.
   * @param {string} theme
   * @param {CompareColumn[]} columns
   */
  function aspectsOf(theme, columns) {
    const names = Object.keys(bilin.rows.words.aspects);
    return names.map((name) => {
      const sides = sidesOf(`themes.${theme}.${name}`, columns);
      const relation = sides.every(Boolean) ? compare.relate(sides) : 'nothing';
      const values = new Set(sides.map((side) => (side ? side[1].replace(VALUES, '') : '')));
      const isWorded = name === 'commitments' && APART.indexOf(relation) >= 0 && values.size > 1;
      const isOfSome = relation === 'different' && sides.map(compare.standing).indexOf('silent') >= 0;
      const counted = name === 'numbers' && isOfSome ? 'presence' : name;
      return {
        name: isWorded ? 'levels' : counted,
        relation: isWorded ? 'different' : relation,
      };
    });
  }

  /**
   * The relation of a theme, and the aspects that decide it or, where nothing does, that are the same.
   * @param {string} id
   * @param {CompareColumn[]} columns
   * @returns {{ relation: Relation, aspects: string[] }}
   */
  function overview(id, columns) {
    const own = compare.relate(sidesOf(id, columns));
    if (own !== 'same') {
      return { relation: own, aspects: [] };
    }
    const aspects = aspectsOf(id.slice(id.indexOf('.') + 1), columns);
    const decisive = ['different', ...APART].find((name) => aspects.some(({ relation }) => relation === name)) || own;
    return {
      relation: /** @type {Relation} */ (decisive),
      aspects: aspects.filter(({ relation }) => relation === decisive).map(({ name }) => name),
    };
  }

  compare.relationOf = ([id], columns) =>
    groupOf(id) === compare.OVERVIEW ? overview(id, columns).relation : compare.relate(sidesOf(id, columns));

  /* Texts differ in their bodies, groups and instruments under nearly every theme: a mark on each would part nothing. */
  compare.isMinor = ([id], columns) => {
    if (groupOf(id) !== compare.OVERVIEW) {
      return false;
    }
    const { relation, aspects } = overview(id, columns);
    const isOfNumbers = aspects.indexOf('numbers') >= 0 || aspects.indexOf('presence') >= 0;
    return relation === 'different' && aspects.length > 0 && !isOfNumbers;
  };

  compare.relationsOf = (row, columns, base) =>
    base < 0 ? [] : columns.map((column, at) => (at === base ? '' : compare.relationOf(row, [columns[base], column])));

  /**
   * What differs in a row, by the name of its word.
   * @param {string} id
   * @param {CompareColumn[]} columns
   */
  function differing(id, columns) {
    if (groupOf(id) === compare.OVERVIEW) {
      return overview(id, columns).aspects;
    }
    const name = groupOf(id) === 'indicators' ? 'numbers' : id.slice(id.lastIndexOf('.') + 1);
    return name in bilin.rows.words.aspects ? [name] : [];
  }

  /**
   * @param {string} id
   * @param {CompareColumn[]} columns
   */
  function aspectWords(id, columns) {
    const { words } = bilin.rows;
    return differing(id, columns).map((name) => words.aspects[name] || words[name]);
  }

  /** @param {string[]} conditions */
  function conditionWords(conditions) {
    return bilin.listed(conditions.map((condition) => bilin.rows.words.condition[condition]));
  }

  /**
   * A key that holds only the weight of a text: that of how firm it is under any theme.
   * @param {CompareColumn} column
   */
  function weightOf({ sides }) {
    const id = Object.keys(sides).find((name) => FIRMNESS.test(name) && VALUES.test(sides[name][1]));
    return id ? sides[id][1] : '';
  }

  /* The conditions that keep texts apart by their weight, in all rows of firmness and of numbers alike. */
  compare.generalConditions = (columns) => {
    const keys = columns.map(weightOf);
    return columns.length > 1 && keys.every(Boolean) ? compare.failedConditions(keys) : [];
  };

  compare.generalWords = (columns) => {
    const general = compare.generalConditions(columns);
    return general.length ? compare.words('apart', { reasons: conditionWords(general) }) : '';
  };

  /**
   * That sides cannot be compared, and which conditions keep them apart but for those that are general; of an overview, in
   * what they cannot.
   * @param {string} id
   * @param {Relation} relation
   * @param {CompareColumn[]} columns
   * @param {string[]} general
   */
  function apartWords(id, relation, columns, general) {
    const { words } = bilin.rows;
    const isOverview = groupOf(id) === compare.OVERVIEW;
    const failed = isOverview ? [] : compare.failedConditions(sidesOf(id, columns).map(([, key]) => key));
    const own = failed.filter((condition) => general.indexOf(condition) < 0);
    if (failed.length && !own.length) {
      return words.cannot[relation];
    }
    const reasons = isOverview ? bilin.listed(aspectWords(id, columns)) : conditionWords(own);
    const word = words.relation[relation];
    return reasons ? bilin.fillWords(words.unlike_because, { word, reasons }) : word;
  }

  /**
   * Who alone states something, or what it is that differs; '' where only that there is a difference can be said.
   * @param {CompareRow} row
   * @param {CompareColumn[]} columns
   * @param {string[]} names
   */
  function differenceWords(row, columns, names) {
    const { words } = bilin.rows;
    const [id] = row;
    const standings = sidesOf(id, columns).map(compare.standing);
    const stating = names.filter((_, at) => standings[at] === 'stating');
    if (stating.length < columns.length && standings.indexOf('uncoded') < 0) {
      return bilin.fillWords(words.only, { places: bilin.listed(stating) });
    }
    const aspects = aspectWords(id, columns);
    const differ = compare.isMinor(row, columns) ? words.differ_coding : words.differ;
    return aspects.length ? bilin.fillWords(differ, { aspects: bilin.listed(aspects) }) : '';
  }

  compare.relationWords = (row, relation, columns, names, general) => {
    const { words } = bilin.rows;
    const [id, , presence] = row;
    const difference = relation === 'different' ? differenceWords(row, columns, names) : '';
    if (difference) {
      return difference;
    }
    const isOverview = groupOf(id) === compare.OVERVIEW;
    const coded = isOverview && relation === 'same' ? aspectWords(id, columns) : [];
    if (coded.length) {
      return bilin.fillWords(words.relation.coded, { aspects: bilin.listed(coded) });
    }
    if (APART.indexOf(relation) >= 0) {
      return apartWords(id, relation, columns, general || []);
    }
    const name = (isOverview || presence) && relation === 'same' ? 'stated' : relation;
    // Of rows in which only our own words differ nothing is told.
    return words.relation[name] || '';
  };

  compare.differencesFirst = (rows, columns) => {
    if (columns.length < 2) {
      return rows;
    }
    const ranked = rows.map((row, at) => ({
      row,
      at,
      rank: ORDER.indexOf(compare.relationOf(row, columns)) + (compare.isMinor(row, columns) ? 0.5 : 0),
    }));
    return ranked.sort((first, second) => first.rank - second.rank || first.at - second.at).map(({ row }) => row);
  };

  compare.countDifferences = (group, columns) =>
    columns.length < 2 ? 0 : group.rows.filter((row) => compare.isDifferent(compare.relationOf(row, columns))).length;
})();
