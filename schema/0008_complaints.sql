-- Which complaints were recorded, or closed, by a version that handles them as cases. Frozen once released: later changes are later files.

-- 1: by a version that handles complaints as cases (ISO/IEC 17021-1 9.8), which asks for every act. Null: by an earlier one, which asked
-- for the receipt and the closing alone, and of other feedback.
ALTER TABLE feedback ADD COLUMN case_asked INTEGER CHECK (case_asked = 1);
