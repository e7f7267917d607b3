-- `contact list` by hand, without what the program works out: whether each counts, and when it was passed on.
SELECT contact.number, on_day, customer.code, customer.name, channel, staff.name AS staff, outcome, surveillance, needs, summary
FROM contact
  JOIN customer ON customer.id = contact.customer_id
  JOIN staff ON staff.id = contact.staff_id
WHERE contact.voided_at IS NULL
ORDER BY on_day DESC, contact.id DESC;
