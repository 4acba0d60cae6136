{% import 'components/quote/quote.html' as quote %}
window.bilin.quotes[{{ v.key|json }}] = {
{% for id, quotes in v.quotes %}
{{ id|json }}:{{ quote.quotes(quotes)|json }}{% if not loop.last %},{% endif %}

{% endfor %}
};
