-- `customer list` by hand: every customer with its relation, VIP standing and maintainer as of a day.
WITH
  asked(day) AS (VALUES ('2026-08-31')),
  ended AS (
    SELECT certificate_id, min(effective_on) AS on_day FROM status_change
    WHERE status IN ('withdrawn', 'cancelled', 'superseded') AND voided_at IS NULL
      AND effective_on <= (SELECT day FROM asked)
    GROUP BY certificate_id
  ),
  spans AS (
    SELECT customer_id, min(first_issued_on, issued_on) AS from_day,
      min(coalesce(date(expires_on, '+1 day'), '9999-12-31'), coalesce(on_day, '9999-12-31')) AS until_day
    FROM certificate LEFT JOIN ended ON certificate_id = certificate.id
    WHERE voided_at IS NULL AND issued_on <= (SELECT day FROM asked)
  ),
  certified AS (
    SELECT customer_id, max((SELECT day FROM asked) < until_day) AS now
    FROM spans WHERE until_day > from_day GROUP BY customer_id
  ),
  applying AS (
    SELECT DISTINCT customer_id FROM contract
    WHERE voided_at IS NULL AND (ended_on IS NULL OR ended_on > (SELECT day FROM asked))
      AND coalesce(accepted_on, reviewed_on, signed_on) <= (SELECT day FROM asked)
  )
SELECT code, name, english_name AS englishName, credit_code AS creditCode,
  CASE WHEN certified.now THEN 'certified' WHEN applying.customer_id IS NOT NULL THEN 'applying'
    WHEN certified.customer_id IS NOT NULL THEN 'former' ELSE 'intending' END AS relation,
  EXISTS (SELECT 1 FROM vip WHERE vip.customer_id = customer.id AND vip.voided_at IS NULL
    AND from_day <= (SELECT day FROM asked) AND (until_day IS NULL OR until_day > (SELECT day FROM asked))) AS vip,
  (SELECT staff.name FROM assignment JOIN staff ON staff.id = staff_id
    WHERE assignment.customer_id = customer.id AND assignment.voided_at IS NULL
    AND from_day <= (SELECT day FROM asked) AND (until_day IS NULL OR until_day > (SELECT day FROM asked))) AS maintainer
FROM customer LEFT JOIN certified ON certified.customer_id = customer.id
  LEFT JOIN applying ON applying.customer_id = customer.id
WHERE customer.voided_at IS NULL AND merged_into IS NULL
ORDER BY customer.id;
