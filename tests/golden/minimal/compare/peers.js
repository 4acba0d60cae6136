window.bilin.peers = {
"smallest":3,
"districts":[
["370103","aa","市中区","山东省济南市市中区",""],
["370402","bb","市中区","山东省枣庄市市中区",""]
],
"kinds":[],
"standings":{
"themes.housing":"1-",
"themes.funding":"1-",
"themes.culture":"--",
"instruments.fund":"1-",
"target-groups.all":"1-",
"agencies.organisation":"1-",
"agencies.finance":"1-"
}};
