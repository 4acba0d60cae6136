window.bilin.details["aa.plan-a"] = {
"programmes":{
"housing":["<p class=\"programme__summary\" data-claim=\"aa.plan-a.housing.summary\" data-verified=\"no\" data-mark=\"unchecked\">提供住房，用5—10年完成。</p>",""],
"fund":["<p class=\"programme__summary\" data-claim=\"aa.plan-a.fund.summary\" data-verified=\"no\" data-mark=\"unchecked\">力争设立资金，见安住计划。</p>",""]
},
"parts":{
"housing~60e5023d":["housing","<p class=\"programme__name\" data-strong><a href=\"../districts/aa/plan-a/housing.html\">安住计划</a></p><dl class=\"programme__facts\"><div><dt>牵头：</dt><dd data-state=\"value\">区委组织部<span class=\"note\">（组织部门）</span></dd></div><div><dt>承诺力度：</dt><dd data-state=\"value\"><a href=\"../glossary.html#commitments-firm\">明确</a></dd></div><div><dt>状态：</dt><dd data-state=\"value\"><a href=\"../glossary.html#statuses-planned\">计划实施</a></dd></div><div><dt>出处：</dt><dd data-state=\"value\"><a href=\"../districts/aa/plan-a/source.html#page-p2\">第2段</a></dd></div></dl>",""],
"fund~65ca863c":["fund","<p class=\"programme__name\" data-strong><a href=\"../districts/aa/plan-a/fund.html\">水手资金</a></p><dl class=\"programme__facts\"><div><dt>牵头：</dt><dd data-state=\"value\">区财政局<span class=\"note\">（财政部门）</span></dd></div><div><dt>承诺力度：</dt><dd data-state=\"value\"><a href=\"../glossary.html#commitments-strive\">力争</a></dd></div><div><dt>状态：</dt><dd data-state=\"value\"><a href=\"../glossary.html#statuses-planned\">计划实施</a></dd></div><div><dt>出处：</dt><dd data-state=\"value\"><a href=\"../districts/aa/plan-a/source.html#page-p3\">第3段</a></dd></div></dl>",""]
}
};
