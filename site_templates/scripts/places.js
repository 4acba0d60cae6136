window.bilin.places[{{ v.part|json }}] = {
"places":[
{% for place in v.places %}
[{{ place.full_name|json }},{{ place.short_name|json }},{{ place.href|json }},{{ place.near|json }}{% if place.spellings %},{{ place.spellings|json }}{% endif %}]{% if not loop.last %},{% endif %}

{% endfor %}
],
"near":{ {% for code, links in v.near %}{{ code|json }}:[{% for link in links %}[{{ link.text|json }},{{ link.href|json }}]{% if not loop.last %},{% endif %}{% endfor %}]{% if not loop.last %},{% endif %}{% endfor %} }
};
