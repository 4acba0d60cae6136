/* What the search page says of its results: how many, what is missing, and how to get more. */
(function () {
  'use strict';
  const bilin = window.bilin;
  const search = bilin.search;
  const element = bilin.element;
  const TIERS = ['exact', 'names', 'same', 'cut', 'marks', 'all', 'alike', 'near'];
  const NEXT = 30;

  /* The best answers stand in the tier to which their words belong. */
  const tierOf = (/** @type {SearchHit} */ { tier, isExact, isWhole }) =>
    isExact ? 'exact' : tier !== 'best' ? tier : isWhole ? 'all' : 'alike';

  search.isPoor = (query, hits) => {
    // A synonym of one of several words is no answer to all of them.
    const poor = ['near', 'marks'].concat(query.parts.length > 1 ? ['alike'] : []);
    return hits.every((hit) => poor.indexOf(tierOf(hit)) >= 0);
  };

  /**
   * @param {SearchRun} run
   * @param {SearchHit[]} hits
   */
  function countWords(run, hits) {
    const counts = TIERS.map((tier) => [tier, hits.filter((hit) => tierOf(hit) === tier).length]);
    const named = counts.filter(([, n]) => n).map(([tier, n]) => search.fillWords('count_' + tier, { n }));
    const whole = run.done < run.shards ? 'count_some' : 'count';
    return `${search.fillWords(whole, { n: hits.length })}（${named.join('，')}）`;
  }

  const isWidened = (/** @type {SearchTerm} */ { alike }) => alike.length > 0;

  /**
   * @param {SearchRun} run
   * @param {SearchHit[]} hits
   */
  function statusWords(run, hits) {
    const { q, query, moreNames, done, shards, failed } = run;
    const isNear = hits.length > 0 && hits[0].tier === 'near';
    const isShort = query !== null && Array.from(query.whole).length === 1 && !query.understood.some(isWidened);
    const { ignored, unknown } = query || { ignored: [], unknown: [] };
    const lines = [
      hits.length ? countWords(run, hits) : '',
      run.respelt ? search.fillWords('respelt_asked', { q, words: run.respelt }) : '',
      isNear ? search.fillWords('none_exact', { q }) : '',
      hits.length && !isNear && run.familiar.length
        ? search.fillWords('familiar', { q, words: run.familiar.join(' ') })
        : '',
      !hits.length && !failed ? search.fillWords('none', { q }) : '',
      isShort ? search.words.single : '',
      moreNames ? search.fillWords('more_names', { ...moreNames }) : '',
      ignored.length ? search.fillWords('ignored', { words: ignored.join(' ') }) : '',
      unknown.length ? search.fillWords('unknown', { words: unknown.join(' ') }) : '',
      done < shards ? search.fillWords('part', { done, all: shards }) : '',
      failed ? search.words[failed] : '',
    ];
    return bilin.punctuated(lines.filter(Boolean).join('。'));
  }

  const title = document.title;

  search.drawStatus = (place, run, hits) => {
    document.title = run.q.trim() ? `“${run.q.trim()}” · ${title}` : title;
    place.textContent = '';
    place.append(...search.inLanguages(statusWords(run, hits)));
    place.setAttribute('data-result-count', String(hits.length));
  };

  search.drawNotice = (place, run, retry) => {
    const text = run.failed ? search.words[run.failed] : '';
    // An alert that is drawn again would be read again.
    if (place.firstChild && place.firstChild.textContent === text) {
      return;
    }
    place.textContent = '';
    if (text) {
      const again = bilin.button('button results__action', search.words.retry, retry);
      place.append(element('p', { class: 'caution' }, text), again);
    }
  };

  search.drawGroups = (place, group, choose) => {
    const buttons = search.GROUPS.map((by) => {
      const button = bilin.button('button results__by', search.words['group_' + by], () => choose(by));
      button.setAttribute('aria-pressed', String(by === group));
      return button;
    });
    const label = element('span', {}, search.words.group + '：');
    place.append(element('div', { role: 'group', 'aria-label': search.words.group }, label, ...buttons));
  };

  search.drawMore = (place, run, count, { showMore, findRest }) => {
    const left = count - run.limit;
    const words = left > 0 ? search.fillWords('more', { n: Math.min(NEXT, left), left }) : search.words.rest;
    if (left > 0 || run.done < run.shards) {
      const action = left > 0 ? () => showMore(run.limit + NEXT) : findRest;
      const button = bilin.button('button results__action', words, action);
      button.setAttribute('data-more', '');
      place.append(button);
    }
  };
})();
