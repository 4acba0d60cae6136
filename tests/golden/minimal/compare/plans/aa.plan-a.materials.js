window.bilin.planMaterials["aa.plan-a"] = {
"label":"<th scope=\"row\"><span class=\"label\" data-plan=\"aa.plan-a\"><a class=\"label__place\" href=\"../districts/aa.html\">山东省济南市市中区</a> <span class=\"label__code\">370103</span> <a class=\"label__title\" href=\"../districts/aa/plan-a.html\">水手工作意见</a> <span class=\"label__kind\">意见 · 2022年</span></span></th>",
"source":"<li data-source-of=\"aa.plan-a\">山东省济南市市中区：《市中区关于水手工作的意见》。来源：市中区的意见，网址：原文未载（测试文本没有网址）。最近核对：2024年1月3日<span hidden data-cited=\"../districts/aa/plan-a/source.html#page-p\" data-words=\"市中区委，市中区政府. 市中区关于水手工作的意见[Z]. 2022年8月3日. {paragraph}.\" data-title=\"市中区的意见\" data-url=\"原文未载（测试文本没有网址）\" data-day=\"2024年1月3日\" data-checked=\"2024-01-03\"></span></li>",
"words":{"paragraph":"原文","whole":"全文","quote":"||编者按：方括号里是本站的读法，|“%1”读作“%2”，%3"},
"levels":{"nothing":"<td data-state=\"not_applicable\"><span class=\"state state--not_applicable\">不适用</span><span class=\"note\" data-aside>（没有内容可以归类）</span></td>","inside":"<td data-state=\"not_applicable\"><span class=\"state state--not_applicable\">不适用</span><span class=\"note\" data-aside>（各项不一，写到的附在各项后面）</span></td>","fact":"<td data-state=\"not_applicable\"><span class=\"state state--not_applicable\">不适用</span><span class=\"note\" data-aside>（文本的基本情况，不是承诺）</span></td>","quote":"<td data-state=\"not_applicable\"><span class=\"state state--not_applicable\">不适用</span><span class=\"note\" data-aside>（照录原句，不另归类）</span></td>" },
"silences":{
},
"names":{"housing":"<a href=\"../districts/aa/plan-a/housing.html\">安住计划</a>","fund":"<a href=\"../districts/aa/plan-a/fund.html\">水手资金</a>" },
"former":{},
"rows":{
"housing":"<th scope=\"row\" class=\"materials__what\"><a href=\"../districts/aa/plan-a/housing.html\">安住计划</a></th><td data-state=\"value\">提供住房，用5—10年完成。</td><td data-state=\"value\"><a href=\"../glossary.html#commitments-firm\">明确</a></td><td data-state=\"value\" class=\"materials__cite\"><a href=\"../districts/aa/plan-a/source.html#page-p2\">第2段</a></td>",
"fund":"<th scope=\"row\" class=\"materials__what\"><a href=\"../districts/aa/plan-a/fund.html\">水手资金</a></th><td data-state=\"value\">力争设立资金，见安住计划。</td><td data-state=\"value\"><a href=\"../glossary.html#commitments-strive\">力争</a></td><td data-state=\"value\" class=\"materials__cite\"><a href=\"../districts/aa/plan-a/source.html#page-p3\">第3段</a></td>",
"years":"<th scope=\"row\" class=\"materials__what\"><a href=\"../districts/aa/plan-a.html#q-years\">完成的年数</a><span data-line class=\"quantity__note\">文本的总体数字</span></th><td data-state=\"value\" data-unit=\"年\" data-period=\"\" data-figure=\"|5|10|||明确\" class=\"materials__amount\"><span data-line class=\"quantity__value\">5—10年</span><span data-line class=\"quantity__note\">目标</span></td><td data-state=\"value\"><a class=\"chip chip--firm-1\" data-shape=\"●\" href=\"../glossary.html#commitments-firm\">明确</a></td><td data-state=\"value\" class=\"materials__cite\"><a href=\"../districts/aa/plan-a/source.html#page-p2\">第2段</a></td>"
},
"paragraphs":{
}
};
