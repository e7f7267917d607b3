-- 4.3.2 by hand: who was owed how many contacts in each of the two years and has had fewer, by the procedure's own
-- counting: one a day at most, somebody reached, both topics, by business staff, while certified.
WITH
  asked(day) AS (VALUES ('2026-08-31')),
  years(year, counted_from, until, over) AS (
    SELECT '2026', '2026-01-01', day, 0 FROM asked
    UNION ALL SELECT '2025', '2025-01-16', '2025-12-31', 1
  ),
  business AS (
    SELECT staff_id, from_day, coalesce(until_day, '9999-12-31') AS until_day FROM staff_role
    WHERE role IN ('business', 'manager') AND voided_at IS NULL
  ),
  ended AS (
    SELECT certificate_id, min(effective_on) AS on_day FROM status_change
    WHERE status IN ('withdrawn', 'cancelled', 'superseded') AND voided_at IS NULL
      AND effective_on <= (SELECT day FROM asked)
    GROUP BY certificate_id
  ),
  certified AS (
    SELECT customer_id, min(first_issued_on, issued_on) AS from_day,
      min(coalesce(date(expires_on, '+1 day'), '9999-12-31'), coalesce(on_day, '9999-12-31')) AS until_day
    FROM certificate LEFT JOIN ended ON certificate_id = certificate.id
    WHERE voided_at IS NULL AND issued_on <= (SELECT day FROM asked)
  ),
  counted AS (
    SELECT contact.customer_id, substr(on_day, 1, 4) AS year, count(DISTINCT on_day) AS done
    FROM contact JOIN certified ON certified.customer_id = contact.customer_id
      AND on_day >= certified.from_day AND on_day < certified.until_day
    WHERE contact.voided_at IS NULL AND on_day BETWEEN '2025-01-01' AND (SELECT day FROM asked)
      AND outcome = 'reached' AND surveillance IS NOT NULL AND needs IS NOT NULL
      AND EXISTS (SELECT 1 FROM business WHERE business.staff_id = contact.staff_id
        AND on_day >= business.from_day AND on_day < business.until_day)
    GROUP BY contact.customer_id, year
  ),
  owed AS (
    SELECT years.*, certified.customer_id, until_day <= until AS ended,
      CASE WHEN max(from_day, year || '-01-01') > year || '-06-30'
        OR until_day <= until AND until_day <= year || '-07-01' THEN 1 ELSE 2 END AS target
    FROM years JOIN certified ON from_day <= until AND until_day > counted_from AND from_day < until_day
  )
SELECT '4.3.2', owed.year,
  CASE WHEN over OR ended THEN 'breach'
    WHEN substr(until, 6) >= '10-01' OR (coalesce(done, 0) = 0 AND substr(until, 6) >= '07-01') THEN 'at-risk'
    ELSE 'on-track' END AS state,
  code, name, coalesce(done, 0) || ' of ' || target
FROM owed JOIN customer ON customer.id = owed.customer_id
  LEFT JOIN counted ON counted.customer_id = owed.customer_id AND counted.year = owed.year
WHERE customer.voided_at IS NULL AND merged_into IS NULL AND coalesce(done, 0) < target
ORDER BY owed.year DESC, CASE state WHEN 'breach' THEN 0 WHEN 'at-risk' THEN 1 ELSE 2 END, customer.id;
