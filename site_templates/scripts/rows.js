{% import 'components/cell/cell.html' as cells %}
window.bilin = window.bilin || {};
window.bilin.rows = {
"most":{{ v.most|json }},
"classes":{{ v.classes }},
"buckets":{{ v.buckets|json }},
"former":{{ v.former|json }},
"groups":[
{% for group in v.groups %}
{"id":{{ group.id|json }},"label":{{ group.label.text|json }},"html":{{ cells.link(group.label)|json }},"rows":[{% for row in group.rows %}[{{ row.id|json }},{{ cells.link(row.label)|json }},{{ 1 if row.presence else 0 }}]{% if not loop.last %},{% endif %}{% endfor %}]}{% if not loop.last %},{% endif %}

{% endfor %}
],
"words":{
{% for key in ('none_yet', 'one_yet', 'unknown', 'former', 'unknown_row', 'too_many', 'too_many_link', 'failed', 'retry', 'hidden', 'all_same', 'row', 'earlier', 'later', 'remove', 'base', 'base_short', 'is_base', 'differs', 'add', 'more', 'added', 'found', 'not_found', 'more_letters', 'copied', 'copy', 'word', 'excel', 'csv', 'link', 'memo_title', 'memo_page', 'memo_note', 'apart', 'fold', 'open', 'close', 'closed', 'overview', 'different', 'caption', 'source', 'suggest', 'csv_head') %}
{{ key|json }}:{{ t('compare.' ~ key)|json }},
{% endfor %}
{% for key in ('again', 'only', 'differ', 'differ_coding', 'levels', 'presence', 'unlike_because') %}
{{ key|json }}:{{ t('sides.' ~ key)|json }},
{% endfor %}
"memo":{ {%- for key in ('numbers', 'amount_head') %}{{ key|json }}:{{ t('compare.memo.' ~ key)|json }}{% if not loop.last %},{% endif %}{% endfor %} },
"aspects":{ {%- for key in v.differing %}{{ key|json }}:{{ t('sides.differs.' ~ key)|json }}{% if not loop.last %},{% endif %}{% endfor %} },
"cannot":{ {%- for key in ('unlike', 'unstated') %}{{ key|json }}:{{ t('sides.apart.' ~ key)|json }}{% if not loop.last %},{% endif %}{% endfor %} },
"relation":{ {%- for key in ('same', 'stated', 'coded', 'different', 'unlike', 'unstated', 'nothing', 'uncoded', 'neither', 'unknown', 'uncompared') %}{{ key|json }}:{{ t('sides.relation.' ~ key)|json }}{% if not loop.last %},{% endif %}{% endfor %} },
"condition":{ {%- for key in v.conditions %}{{ key|json }}:{{ t('sides.condition.' ~ key)|json }}{% if not loop.last %},{% endif %}{% endfor %} },
"state":{ {%- for key in ('value', 'not_stated', 'not_classified', 'not_researched', 'not_applicable', 'disputed') %}{{ key|json }}:{{ t('state.' ~ key)|json }}{% if not loop.last %},{% endif %}{% endfor %} }
}};
