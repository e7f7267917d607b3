-- 4.3.2 by hand: the customers that have had fewer contacts than they are owed, in the year asked about and the year before.
-- Each reading of the procedure stands beside the lines that follow it. test/contact/owed-query.test.ts compares the answer
-- with that of the program. The query is written for the registers of fill-register.mjs: a customer has one certificate, the
-- limits are those of the procedure, no go-live day is set, and no contact names a surveillance time that was over by then.
WITH
  asked(day) AS (VALUES ('2026-08-31')),
  -- A year is a calendar year. Contacts count until the day asked about, or until the end of a year that is over. All of 2025
  -- counts, although the procedure came into force on 16 January.
  years(year, until, over) AS (
    SELECT '2026', day, 0 FROM asked
    UNION ALL SELECT '2025', '2025-12-31', 1
  ),
  -- A manager is business staff too.
  business AS (
    SELECT staff_id, from_day, coalesce(until_day, '9999-12-31') AS until_day FROM staff_role
    WHERE role IN ('business', 'manager') AND voided_at IS NULL
  ),
  -- A certificate that is withdrawn, cancelled or superseded no longer holds on that day. A suspended one still does.
  ended AS (
    SELECT certificate_id, min(effective_on) AS on_day FROM status_change
    WHERE status IN ('withdrawn', 'cancelled', 'superseded') AND voided_at IS NULL
      AND effective_on <= (SELECT day FROM asked)
    GROUP BY certificate_id
  ),
  -- A customer is certified from the first issue; a certificate still holds on its expiry day. until_day is the first day
  -- without it.
  certified AS (
    SELECT customer_id, min(first_issued_on, issued_on) AS from_day,
      min(coalesce(date(expires_on, '+1 day'), '9999-12-31'), coalesce(on_day, '9999-12-31')) AS until_day
    FROM certificate LEFT JOIN ended ON certificate_id = certificate.id
    WHERE voided_at IS NULL AND issued_on <= (SELECT day FROM asked)
  ),
  -- A contact counts where the customer was reached by business staff while certified, and both topics were covered.
  counting AS (
    SELECT contact.customer_id, on_day
    FROM contact JOIN certified ON certified.customer_id = contact.customer_id
      AND on_day >= certified.from_day AND on_day < certified.until_day
    WHERE contact.voided_at IS NULL AND on_day BETWEEN '2025-01-01' AND (SELECT day FROM asked)
      AND outcome = 'reached' AND surveillance IS NOT NULL AND needs IS NOT NULL
      AND EXISTS (SELECT 1 FROM business WHERE business.staff_id = contact.staff_id
        AND on_day >= business.from_day AND on_day < business.until_day)
  ),
  -- At most one contact a day counts.
  counted AS (
    SELECT customer_id, substr(on_day, 1, 4) AS year, count(DISTINCT on_day) AS done
    FROM counting GROUP BY customer_id, year
  ),
  -- Two contacts are owed; one where the customer was first certified after 30 June or its certification ended before 1 July;
  -- none where it was certified on fewer than 90 days of the year. A certificate that has not ended by the day asked about may
  -- be renewed: its days are counted to the end of the year. The 90 days also leave out whoever was certified in 2025 only
  -- before the procedure came into force.
  owed AS (
    SELECT years.*, customer_id, until_day <= until AS ended,
      CASE WHEN max(from_day, year || '-01-01') > year || '-06-30'
        OR until_day <= until AND until_day <= year || '-07-01' THEN 1 ELSE 2 END AS target
    FROM years JOIN certified
    WHERE date(max(from_day, year || '-01-01'), '+90 days')
      <= CASE WHEN until_day <= until THEN until_day ELSE (year + 1) || '-01-01' END
  )
-- A shortfall is a breach once the year is over or the certification has ended. Before, it is at risk from 1 July where there
-- was no contact at all, else from 1 October.
SELECT '4.3.2', owed.year,
  CASE WHEN over OR ended THEN 'breach'
    WHEN substr(until, 6) >= '10-01' OR (coalesce(done, 0) = 0 AND substr(until, 6) >= '07-01') THEN 'at-risk'
    ELSE 'on-track' END AS state,
  code, name, coalesce(done, 0) || ' of ' || target
FROM owed JOIN customer ON customer.id = owed.customer_id
  LEFT JOIN counted ON counted.customer_id = owed.customer_id AND counted.year = owed.year
WHERE customer.voided_at IS NULL AND merged_into IS NULL AND coalesce(done, 0) < target
ORDER BY owed.year DESC, CASE state WHEN 'breach' THEN 0 WHEN 'at-risk' THEN 1 ELSE 2 END, customer.id;
