window.bilin.found[{{ v.name|json }}] = [
{% for label, one in v.plans %}
[{{ label.key|json }},{{ label.place|json }},{{ label.code|json }},{{ label.title|json }},{{ label.kind|json }},{{ label.year|json }},{{ one.words|json }},{{ one.former|json }}]{% if not loop.last %},{% endif %}

{% endfor %}
];
