{% import 'components/table/table.html' as tables %}
window.bilin.details[{{ v.key|json }}] = {
"programmes":{
{% for programme in v.programmes %}
{{ programme.id|json }}:[{{ tables.lines(programme.summary)|json }},{{ tables.lines(programme.evidence)|json }}]{% if not loop.last %},{% endif %}

{% endfor %}
},
"parts":{
{% for part in v.parts %}
{{ part.name|json }}:[{{ part.programme|json }},{{ tables.lines(part.head)|json }},{{ tables.lines(part.tail)|json }}]{% if not loop.last %},{% endif %}

{% endfor %}
}
};
