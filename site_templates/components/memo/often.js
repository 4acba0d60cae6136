/* Why cells have no value is said once, above the tables, where many say the same: as builder/export/word.py does. */
(function () {
  'use strict';
  const memo = window.bilin.memo;
  const OFTEN = 3;

  /**
   * What a line without a value says of that: of which state it is, and each reason. A mark of a note may follow.
   * @param {MemoRun[]} line
   */
  function reasonsOf(line) {
    const words = line.filter(({ text }) => text);
    const last = words.pop();
    if (!last || !last.isAside) {
      return [];
    }
    const label = memo.textOf(words);
    const reasons = last.text.replace(/^（|）$/g, '').split('；');
    return reasons.map((reason) => {
      return { reason, sentence: window.bilin.fillWords(memo.words.fact, { label, value: reason }) };
    });
  }

  memo.saidOften = (tables) => {
    /** @type {Map<string, number>} */
    const counts = new Map();
    memo.flatten(memo.cellsOf(tables).map(({ lines }) => lines)).forEach((line) => {
      reasonsOf(line).forEach(({ sentence }) => counts.set(sentence, (counts.get(sentence) || 0) + 1));
    });
    return Array.from(counts.keys()).filter((sentence) => (counts.get(sentence) || 0) >= OFTEN);
  };

  memo.without = (line, often) => {
    const reasons = reasonsOf(line);
    if (!reasons.length) {
      return line;
    }
    const kept = reasons.filter(({ sentence }) => often.indexOf(sentence) < 0).map(({ reason }) => reason);
    const text = kept.length ? `（${kept.join('；')}）` : '';
    return line.map((run) => (run.isAside ? { ...run, text } : run));
  };
})();
