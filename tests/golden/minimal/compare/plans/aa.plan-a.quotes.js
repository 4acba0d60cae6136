window.bilin.quotes["aa.plan-a"] = {
"housing":"",
"fund":""
};
