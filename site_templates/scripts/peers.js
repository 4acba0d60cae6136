window.bilin.peers = {
"smallest":{{ v.smallest }},
"districts":[
{% for district in v.districts %}
{{ district|json }}{% if not loop.last %},{% endif %}

{% endfor %}
],
"kinds":{{ v.kinds|json }},
"standings":{
{% for name, signs in v.standings %}
{{ name|json }}:{{ signs|json }}{% if not loop.last %},{% endif %}

{% endfor %}
}};
