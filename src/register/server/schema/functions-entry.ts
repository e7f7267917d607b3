import { firstSeal } from '../../journal.ts'
import { closedFrom } from '../../moved.ts'
import { applicationId } from '../../version.ts'
import { functionSql, literal, raise } from './refusals.ts'

/**
 * The key of the advisory lock that whoever writes holds until the transaction ends: one alone writes to a database. Who lost an answer
 * takes it, too, before asking whether an entry is in.
 */
export const entryLock = applicationId

/** The owner of all functions, which they run as, and whoever was made a member of it, are bound to nobody. */
const isOwner = `pg_has_role(session_user, current_user, 'MEMBER')`

/** A text as JSON has it, `null` where it is null. */
const json = (value: string): string => `coalesce(to_json(${value})::text, 'null')`

const digest = (text: string): string => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`

/** The digest that the seal has in the place of a personal image (`privateDigest`). */
export const digestOfPrivate = (change: string): string =>
  digest(`coalesce(${change}.salt, '') || chr(10) || ${change}.private`)

/** A change in one line without its end (`changeLine`). */
const line = `concat_ws(chr(9), change.id, change."table", change.key, change.op, coalesce(change.before, ''), coalesce(change.after, ''),
      coalesce(CASE WHEN change.private IS NULL THEN change.private_digest ELSE ${digestOfPrivate('change')} END, ''))`

/**
 * `begin_entry(seq, previous_seal)`: takes the lock, and begins entry `seq` behind the newest, whose seal the caller has seen. Whom the
 * login may write as is settled now, by what is on record before the entry: what it changes itself lends nobody a name.
 */
const beginEntry = functionSql(
  'begin_entry(next bigint, previous_seal text)',
  {
    returns: 'void',
    declares: ['newest record'],
    does: `
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    ${raise('isolation', 'an entry is written under READ COMMITTED')}
  END IF;
  PERFORM pg_advisory_xact_lock(${entryLock});
  IF (SELECT schema_version FROM main.register) >= ${closedFrom} THEN
    ${raise('moved', 'the register was moved away, or has not arrived yet')}
  END IF;
  SELECT entry.seq, entry.seal, entry.last_change INTO newest FROM main.entry ORDER BY entry.seq DESC LIMIT 1;
  IF next IS DISTINCT FROM coalesce(newest.seq, 0) + 1
    OR previous_seal IS DISTINCT FROM coalesce(newest.seal, ${literal(firstSeal)})
  THEN ${raise('overtaken', 'the newest entry is another', `'#' || coalesce(newest.seq, 0)`)} END IF;
  IF EXISTS (SELECT FROM main.token)
    OR coalesce((SELECT max(id) FROM main.entry_change), 0) <> coalesce(newest.last_change, 0)
  THEN ${raise('altered', 'there are changes that no entry accounts for')} END IF;
  DELETE FROM main.seat;
  INSERT INTO main.seat (name) SELECT DISTINCT named.name FROM main.account
    JOIN main.staff AS owner ON owner.id = account.staff_id
    JOIN main.staff AS named ON coalesce(named.same_as, named.id) = coalesce(owner.same_as, owner.id)
    WHERE account.account = session_user::text AND account.voided_at IS NULL AND named.voided_at IS NULL;
  IF NOT FOUND AND NOT ${isOwner} THEN
    ${raise('unbound', 'the login belongs to no member of staff', 'session_user')}
  END IF;
  INSERT INTO main.token (id, entry) VALUES (1, next);`,
  },
  'by clerks',
)

/** Of the entry's changes those whose row says of itself what the entry does not: when it was recorded, or taken back, and by whom. */
const unlike = `
    SELECT FROM main.entry_change AS change
    WHERE change.id > head.last_change AND CASE change.op WHEN 'insert'
      THEN (change.after::json ->> 'recorded_at', change.after::json ->> 'recorded_by') IS DISTINCT FROM (written.at, written."by")
      ELSE strpos(change.after, '"void') > 0 AND main.is_voided_otherwise(change, head.last_change + 1, written.at, written."by") END`

/**
 * Whether an update takes a row back at another moment than its entry's, or in another's name. An undo may bring an earlier taking back
 * again: then the journal has it from before.
 */
const isVoidedOtherwise = functionSql(
  'is_voided_otherwise(changed main.entry_change, earliest bigint, moment text, typist text)',
  {
    returns: 'boolean',
    declares: ['own json := changed.after', 'told int'],
    does: `
  -- A taking back sets when, by whom and why at once, and so does what takes it back.
  told := num_nonnulls(own -> 'voided_at', own -> 'voided_by', own -> 'void_reason');
  IF told < 3 THEN RETURN told > 0; END IF;
  told := num_nonnulls(own ->> 'voided_at', own ->> 'voided_by', own ->> 'void_reason');
  IF told < 3 THEN RETURN told > 0; END IF;
  IF own ->> 'voided_at' = moment AND own ->> 'voided_by' = typist THEN RETURN false; END IF;
  RETURN NOT EXISTS (SELECT FROM main.entry_change AS earlier
    WHERE earlier.id < earliest AND earlier."table" = changed."table" AND earlier.key = changed.key
      AND strpos(earlier.after, '"voided_at"') > 0
      AND (earlier.after::json ->> 'voided_at', earlier.after::json ->> 'voided_by')
        IS NOT DISTINCT FROM (own ->> 'voided_at', own ->> 'voided_by'));`,
  },
)

/** The header as `headerLine` writes it. */
const canonical = `'[' || concat_ws(',', written.seq, ${['at', 'by', 'staff', 'system_user', 'command', 'note']
  .map((name) => json(`written."${name}"`))
  .join(', ')}, written.last_change) || ']'`

/** The seal over lines that come one a row, in their order (`Sealer`). */
const sealOver = (line: string): string =>
  digest(`head.seal || chr(10) || coalesce(string_agg(${line} || chr(10), ''), '') || header_line || chr(10)`)

/**
 * `finish_entry(header_line)`: seals what the transaction changed and closes the gate. The header is the very text that is sealed
 * (`headerLine` in `register/journal.ts`): it is read, and held against how this server would write it. Returns the seal.
 */
const finishEntry = functionSql(
  'finish_entry(header_line text)',
  {
    returns: 'text',
    declares: ['own bigint := main.open_entry()', 'header json := header_line', 'written main.entry', 'head record'],
    does: `
  SELECT (header ->> 0)::bigint, header ->> 1, header ->> 2, header ->> 3, header ->> 4, header ->> 5, header ->> 6,
    (header ->> 7)::bigint, NULL, NULL INTO written;
  SELECT coalesce(max(entry.seq), 0) AS seq, coalesce(max(entry.last_change), 0) AS last_change,
    coalesce(max(entry.at), '') AS at, coalesce(max(entry.seal), ${literal(firstSeal)}) AS seal
    INTO head FROM main.entry WHERE entry.seq = own - 1;
  IF header_line IS DISTINCT FROM ${canonical}
    OR written.seq IS DISTINCT FROM own
    OR written.at !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$'
    OR written.at <> to_char(written.at::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    OR written.at COLLATE "C" <= head.at
    OR written.last_change IS DISTINCT FROM coalesce((SELECT max(id) FROM main.entry_change), 0)
  THEN ${raise('misfit', 'the header is not one of this entry', 'header_line')} END IF;
  IF written."system_user" IS DISTINCT FROM session_user::text
    OR NOT (${isOwner} OR EXISTS (SELECT FROM main.seat WHERE seat.name = written."by"))
  THEN ${raise('otherName', 'the entry says that somebody else typed it', 'session_user')} END IF;
  IF EXISTS (${unlike}) THEN
    ${raise('otherName', 'a row says that it was recorded or taken back at another moment or by somebody else')}
  END IF;
  written.prev_seal := head.seal;
  SELECT ${sealOver('sealed.line')} INTO written.seal
    FROM (SELECT ${line} AS line FROM main.entry_change AS change WHERE change.id > head.last_change ORDER BY change.id) AS sealed;
  INSERT INTO main.entry (seq, at, by, staff, "system_user", command, note, last_change, prev_seal, seal)
    VALUES (written.seq, written.at, written."by", written.staff, written."system_user", written.command, written.note, written.last_change,
      written.prev_seal, written.seal);
  DELETE FROM main.token;
  DELETE FROM main.seat;
  RETURN written.seal;`,
  },
  'by clerks',
)

/** The functions that begin and end an entry. */
export const entryFunctions: readonly string[] = [isVoidedOtherwise, beginEntry, finishEntry]
