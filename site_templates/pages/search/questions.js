/* What a question says beside what it asks for: question words, how one speaks of oneself, and where. */
(function () {
  'use strict';
  const { search } = window.bilin;
  const QUESTION =
    /(?:请问|为什么|什么时候|何时|几时|(?!^)多久|[是指]?什么意思|是什么|有什么|什么是|什么(?:工作|任务|事情|事)?|[归由]?哪(?:些|个|几个)?(?:部门|单位|机构)(?:来)?(?:牵头|负责|主管|管)?|有?哪(?:些|个|几个)(?:区县|区|项目|工作|任务|事情|措施|文件)?|哪里|会?怎么样|会怎样|(?:怎么|怎样|如何)(?:办理|办|解决|处理|安排|申请|比较?)?|(?!^)[有是]?多少钱|[有是]?多少|有几[个家名人位所项种]|(?!^)几[个家名人位所项种年月天次]$|到?哪一?年|[两几]个区|最[多高大少低]$|[由归]?谁来?(?:牵头|负责|主管|管)?|(?!^)(?:牵头|负责)$|有没有|是不是|能不能|[吗呢?？])/g;
  /* How one speaks of oneself, and of what is to be done or has been; and what is left at the ends of what is asked for. */
  const SPOKEN = /^的|的$|^我(?:们|是|想|要|能|可以)+|[想要]要?(?=[去来到在])|[来去过]了$|可以$/g;
  /* What a body does, in a question about it. */
  const ROLE = /^(?:牵头|负责|主管|分管|配合)(?=.)|(?:牵头|负责|主管|分管|配合)做?$/g;
  const ASKS_WHO = /谁|哪(?:些|个|几个)?(?:部门|单位|机构)|牵头|负责|主管|分管/;
  /* What asks which districts do not say something, in Chinese and, without its spaces, in English. */
  const NOT_SAID = /(?:都|还)?没有?(?:写|提|说|讲|规定|涉及)(?:到|及|过)?/;
  const ASKS_SILENT = new RegExp(
    `[哪谁].*${NOT_SAID.source}|${NOT_SAID.source}(?:什么|哪)|^whi(?:ch|at).*(?:donot|doesnot|dont|doesn't|without)`,
  );
  /* What asks for numbers. */
  const HOW_MUCH = /多少|几[个家名人位所项种]|最[高低多少]|^howm(?:uch|any)/;
  /* What stands between what is asked for and the place where. */
  const WHERE = /[去来到在从]$/;
  /* A question that asks for something which is said otherwise. */
  /** @type {[RegExp, string][]} */
  const SAID_OTHERWISE = [
    [/(?:之间)?(?:有什么|有何|有哪些)(?=(?:不同|区别|差别|差异|异同)$)/, ''],
    [/(?:花|用|投|拨)了?多少钱/, ' 钱 '],
    // 招不到人 asks for 招人, 买不起房 for 买房.
    [/不(?:[到起]|了(?!解))(?=[^\d])/, ''],
  ];
  /* What every text is: beside a place or a year it tells nothing. */
  const ANY_TEXT = /^的?(?:政策|文件|文本|规定|政策文件|政策文本)$/;

  /** @param {string} part */
  function otherwise(part) {
    const own = SAID_OTHERWISE.reduce((text, [asked, own]) => text.replace(asked, own), part);
    return search.asksSilent(part) ? own.replace(NOT_SAID, ' ') : own;
  }

  /* What is left of the parts without question words; all of them if nothing is. Only a question is spoken. */
  search.withoutQuestions = (parts) => {
    const rest = /** @type {string[]} */ ([]).concat(
      ...parts.map((part) => otherwise(part).replace(QUESTION, ' ').split(' ')),
    );
    const isAsked = String(rest) !== String(parts) || parts.some((part) => /^我(?:们|是|想|要)/.test(part));
    const left = isAsked ? rest.map((part) => part.replace(SPOKEN, '').replace(ROLE, '')) : rest;
    return left.some(Boolean) ? left.filter(Boolean) : parts;
  };

  /* How many there are of what is asked for beside. */
  const AMOUNT = /(?:数量|名额|人数|总数)$/;

  search.asksHowMany = (parts) => parts.some((part) => AMOUNT.test(part));

  search.withoutAmounts = (parts) => {
    const rest = parts.map((part) => part.replace(AMOUNT, '')).filter(Boolean);
    return rest.length ? rest : parts;
  };

  /* What somebody does, where a question asks who does that rather than who leads: "" if it does not. */
  search.deedIn = (text) =>
    (/(?:谁|哪[些个]?(?:部门|单位|机构|局))来?(?!牵头|负责|主管|分管|配合|管)([^的了，]{2})/.exec(text) || ['', ''])[1];

  search.asksWho = (text) => ASKS_WHO.test(text);

  search.asksHowMuch = (text) => HOW_MUCH.test(text) || AMOUNT.test(text);

  search.asksSilent = (text) => ASKS_SILENT.test(text);

  search.isAnyText = (part) => ANY_TEXT.test(part);

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
