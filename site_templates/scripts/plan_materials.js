{% import 'components/downloads/downloads.html' as takeaway %}
{% import 'components/quote/quote.html' as quote %}
{% import 'components/table/table.html' as tables %}
{% macro row(cells) %}{% for cell in cells %}{{ tables.cell(cell, 'materials') }}{% endfor %}{% endmacro %}
window.bilin.planMaterials[{{ v.key|json }}] = {
"label":{{ tables.cell(v.label, 'materials')|json }},
"source":{{ takeaway.source(v.source)|json }},
"words":{"paragraph":{{ t('materials.paragraph')|json }},"whole":{{ t('materials.whole')|json }},"quote":"||{{ t('quote.reading') }}|{{ t('quote.repair') }}"},
"levels":{ {%- for name, cell in v.levels %}{{ name|json }}:{{ tables.cell(cell, 'materials')|json }}{% if not loop.last %},{% endif %}{% endfor %} },
"silences":{
{% for name, words in v.silences %}
{{ name|json }}:{{ (t('note.open') ~ words ~ t('note.close'))|json }}{% if not loop.last %},{% endif %}

{% endfor %}
},
"names":{ {%- for id, link in v.names %}{{ id|json }}:{{ tables.piece(link)|json }}{% if not loop.last %},{% endif %}{% endfor %} },
"former":{{ v.former|json }},
"rows":{
{% for name, each in v.rows %}
{{ name|json }}:{{ row(each.cells)|json }}{% if not loop.last %},{% endif %}

{% endfor %}
},
"paragraphs":{
{% for each in v.paragraphs %}
{{ each.anchor|json }}:[{{ quote.segments(each.segments)|json }},{{ tables.piece(each.link)|json }}]{% if not loop.last %},{% endif %}

{% endfor %}
}
};
