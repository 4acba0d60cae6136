window.bilin.kept[{{ v.day|json }}] = {
"plans":{
{% for plan in v.plans %}
{{ plan.key|json }}:[{{ plan.name|json }},[
{% for row in plan.rows %}
[{{ row.name|json }},{{ row.href|json }},{{ row.indicators|json }},[{% for field in row.fields %}[{{ field.label|json }},{{ field.before|json }},{{ field.after|json }}]{% if not loop.last %},{% endif %}{% endfor %}]]{% if not loop.last %},{% endif %}

{% endfor %}
]]{% if not loop.last %},{% endif %}

{% endfor %}
},
"later":{{ v.later|json }}
};
