"""The worked examples of the data page: what a reader can run on the files as they are, and tests run."""

SQL = """\
-- 各区县每一级承诺力度各有多少条陈述
SELECT district, firmness, count(DISTINCT statement) AS statements
FROM what_districts_do
WHERE vocabulary = 'themes'
GROUP BY district, firmness
ORDER BY district, statements DESC;
"""
SQL_SEARCH = """\
-- 名称、说法里有这几个字的项目、举措和数字；两个字也查得到
SELECT kind, title, id FROM texts WHERE title LIKE '%服务%' OR body LIKE '%服务%';
"""
PYTHON = """\
import json

with open("quantities.jsonl", encoding="utf-8") as file:
    quantities = [json.loads(line) for line in file]

# 有数额的、不与别处重复的数字，从大到小
stated = [row for row in quantities if row["state"] == "value" and row["repeats"] is None]
# 只写下限的没有上限
def size(row):
    return row["base_min"] if row["base_max"] is None else row["base_max"]

for row in sorted(stated, key=size, reverse=True):
    print(row["plan"], row["label"], row["base_min"], row["base_max"], row["base_unit"] or "")
"""
