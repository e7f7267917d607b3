import register0001 from '../../schema/0001_register.sql'
import changes0002 from '../../schema/0002_changes.sql'
import survey0003 from '../../schema/0003_survey.sql'
import maintenance0004 from '../../schema/0004_maintenance.sql'
import persons0005 from '../../schema/0005_persons.sql'
import organizations0006 from '../../schema/0006_organizations.sql'
import verdicts0007 from '../../schema/0007_verdicts.sql'
import complaints0008 from '../../schema/0008_complaints.sql'
import accounts0009 from '../../schema/0009_accounts.sql'

/** The schema's released steps, in order, as SQLite has them; a register's version is how many it has taken. */
export const migrations: readonly string[] = [
  register0001,
  changes0002,
  survey0003,
  maintenance0004,
  persons0005,
  organizations0006,
  verdicts0007,
  complaints0008,
  accounts0009,
]
