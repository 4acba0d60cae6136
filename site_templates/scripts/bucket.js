window.bilin.buckets[{{ v.name|json }}] = [
{% for label, words, former in v.plans %}
[{{ label.key|json }},{{ label.place|json }},{{ label.code|json }},{{ label.title|json }},{{ label.kind|json }},{{ label.year|json }},{{ words|json }},{{ former|json }}]{% if not loop.last %},{% endif %}

{% endfor %}
];
