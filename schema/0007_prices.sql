-- Prices that cannot escape their floors (4.1.5). Frozen once released: later changes are later files.

-- Why the service of a contract is none of the price list's: without a reason it is one of them.
ALTER TABLE contract ADD COLUMN deviation TEXT;
-- The day on which the price or the service of a signed contract was last corrected as mistyped (4.2.3).
ALTER TABLE contract ADD COLUMN price_corrected_on TEXT;
