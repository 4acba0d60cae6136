window.bilin.buckets[{{ v.name|json }}] = [
{% for label, plan in v.plans %}
[{{ label.key|json }},{{ label.place|json }},{{ label.code|json }},{{ label.title|json }},{{ label.kind|json }},{{ label.year|json }},{{ plan.words|json }},{{ plan.former|json }}]{% if not loop.last %},{% endif %}

{% endfor %}
];
