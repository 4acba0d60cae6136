{% import 'components/cell/cell.html' as cells %}
{% import 'components/table/table.html' as tables %}
window.bilin.plans[{{ v.key|json }}] = {
"name":{{ v.name|json }},"place":{{ v.label.place|json }},"code":{{ v.label.code|json }},"title":{{ v.label.title|json }},"kind":{{ v.label.kind|json }},"year":{{ v.label.year|json }},
"label":{{ tables.content(v.heading)|json }},
"details":{{ v.details|json }},"quotes":{{ v.quotes|json }},
"reference":[{{ v.reference.words|json }},{{ v.reference.url|json }},{{ v.reference.checked|json }}],
"cites":{{ v.cites|json }},
"source":[{% for fact in v.source %}[{{ fact.label|json }},{{ fact.cell.state|json }},{{ cells.block(fact.cell)|json }}]{% if not loop.last %},{% endif %}{% endfor %}],
"suggest":[{% for suggestion in v.suggestions %}[{{ suggestion.key|json }},{{ suggestion.link.text|json }},{{ suggestion.reasons|json }}]{% if not loop.last %},{% endif %}{% endfor %}],
"pieces":[
{% for line in v.lines %}
{{ tables.pieces(line)|json }}{% if not loop.last %},{% endif %}

{% endfor %}
],
"amounts":{ {%- for at, amount in v.amounts.items() %}"{{ at }}":[{% for number in (amount.value, amount.min, amount.max) %}{{ (number|string if number is not none else '')|json }},{% endfor %}{{ amount.qualifier|json }},{{ amount.unit|json }},{{ amount.per|json }},{{ amount.period|json }},{{ amount.firmness|json }}]{% if not loop.last %},{% endif %}{% endfor %} },
"sides":{
{% for side in v.sides %}
{{ side.row|json }}:[{{ side.state|json }},{{ side.key|json }},{{ side.lines|json }},{{ side.cites }}{% if side.parts or side.note %},{{ side.parts|json }},{{ (tables.lines([side.note]) if side.note else '')|json }}{% endif %}]{% if not loop.last %},{% endif %}

{% endfor %}
}};
