/* What a question says beside what it asks for: question words, how one speaks of oneself, and where. */
(function () {
  'use strict';
  const { search } = window.bilin;
  const QUESTION =
    /(?:请问|为什么|什么时候|何时|几时|(?!^)多久|[是指]?什么意思|是什么|有什么|什么是|什么|[归由]?哪(?:些|个|几个)?(?:部门|单位|机构)(?:来)?(?:牵头|负责|主管|管)?|有?哪(?:些|个|几个)(?:区县|区)?|哪里|怎么样|(?:怎么|怎样|如何)(?:办理|办|解决|处理|安排|申请)?|(?!^)[有是]?多少钱|[有是]?多少|[由归]?谁来?(?:牵头|负责|主管|管)?|(?!^)(?:牵头|负责)$|有没有|是不是|能不能|[吗呢?？])/g;
  /* How one speaks of oneself, and of what is to be done or has been. */
  const SPOKEN = /^我(?:们|是|想|要|能|可以)+|[想要]要?(?=[去来到在])|[来去过]了$|可以$/g;
  /* What stands between what is asked for and the place where. */
  const WHERE = /[去来到在从]$/;

  /* What is left of the parts without question words; all of them if nothing is. Only a question is spoken. */
  search.withoutQuestions = (parts) => {
    const rest = parts.reduce(
      (/** @type {string[]} */ all, part) => all.concat(part.replace(QUESTION, ' ').split(' ')),
      [],
    );
    const isAsked = String(rest) !== String(parts) || parts.some((part) => /^我(?:们|是|想|要)/.test(part));
    const left = isAsked ? rest.map((part) => part.replace(SPOKEN, '')) : rest;
    return left.some(Boolean) ? left.filter(Boolean) : parts;
  };

  /* What stands in front of a place that one goes to, the place, and what stands behind it; null if there is none. */
  search.placedIn = ({ places }, part) => {
    for (const { folded } of places) {
      const at = part.indexOf(folded);
      const before = at > 0 ? part.slice(0, at) : '';
      if (WHERE.test(before)) {
        const around = [before.replace(WHERE, ''), folded, part.slice(at + folded.length).replace(/^的/, '')];
        return around.filter(Boolean);
      }
    }
    return null;
  };
})();
