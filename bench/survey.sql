-- 4.5.4 by hand: every answer of 10, the mean of each item, the score of each respondent in the stages of which at least
-- half was answered, the mean of each stage and the weighted total. One line each: what, name, how many, mean.
WITH
  weights(stage, weight) AS (VALUES ('acceptance', 20), ('audit', 50), ('service', 30)),
  asked AS (SELECT stage, count(*) AS items FROM item GROUP BY stage),
  scores AS (
    SELECT sampled_id, stage, avg(answer*10/maximum) AS score FROM answer JOIN item ON item.code = answer.item
    GROUP BY sampled_id, stage HAVING 2 * count(*) >= (SELECT items FROM asked WHERE asked.stage = item.stage)
  ),
  means AS MATERIALIZED (SELECT stage, count(*) AS respondents, avg(score) AS mean FROM scores GROUP BY stage)
SELECT 'item', item, count(*), printf('%.2f', avg(answer)*10/maximum) FROM answer JOIN item ON item.code = answer.item GROUP BY item
UNION ALL SELECT 'stage', stage, respondents, printf('%.2f', mean) FROM means
UNION ALL SELECT 'total', 'all', sum(respondents), printf('%.2f', sum(mean * weight) / 100) FROM means JOIN weights USING (stage);
