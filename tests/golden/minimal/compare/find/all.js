window.bilin.buckets["all"] = [
["aa.plan-a","山东省济南市市中区","370103","水手工作意见","意见","2022年",["山东省济南市市中区","水手工作意见","370103","shizhongqu","fuzhongqu","szq","fzq","jinanshishizhongqu","jinanshifuzhongqu","jnsszq","jnsfzq"],[]]
];
