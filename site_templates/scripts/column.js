{% import 'components/cell/cell.html' as cells %}
{% import 'components/label/label.html' as labels %}
{% import 'components/programme/programme.html' as programmes %}
window.bilin.plans[{{ v.key|json }}] = {
"place":{{ v.label.place|json }},"code":{{ v.label.code|json }},"title":{{ v.label.title|json }},"kind":{{ v.label.kind|json }},"year":{{ v.label.year|json }},
"label":{{ labels.plan(v.label)|json }},
"quotes":{{ v.quotes|json }},
"source":[{% for fact in v.source %}[{{ fact.label|json }},{{ fact.cell.state|json }},{{ cells.block(fact.cell)|json }}]{% if not loop.last %},{% endif %}{% endfor %}],
"suggest":[{% for one in v.suggestions %}[{{ one.key|json }},{{ one.link.text|json }},{{ one.reasons|json }}]{% if not loop.last %},{% endif %}{% endfor %}],
"programmes":{
{% for one in v.programmes %}
{{ one.id|json }}:{{ programmes.item(one, fetched=true)|json }}{% if not loop.last %},{% endif %}

{% endfor %}
},
"pieces":[
{% for one in v.pieces %}
{{ (cells.inline(one) if one.state is defined else cells.link(one))|json }}{% if not loop.last %},{% endif %}

{% endfor %}
],
"sides":{
{% for id, side, pieces in v.sides %}
{{ id|json }}:[{{ side.cell.state|json }},{{ side.key|json }},{{ pieces|json }}{% if side.programmes or side.note %},{{ side.programmes|map(attribute='id')|list|json }},{{ programmes.note(side.note)|json }}{% endif %}]{% if not loop.last %},{% endif %}

{% endfor %}
}};
