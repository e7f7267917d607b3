/**
 * What a server's catalogue says of the schema `main`, a line for each part: what it is called, and all by which it could be another. It is
 * asked as every version of the server answers alike: only expressions are printed by it, the rest is as the catalogue keeps it. Left out is what
 * an administrator may choose without changing what is kept: where files lie, how tables are vacuumed, who else may read.
 */

/** Parts of a line; null is told from nothing. */
const told = (...parts: readonly string[]): string =>
  `concat_ws(' ', ${parts.map((part) => `coalesce((${part})::text, '-')`).join(', ')})`

/** The text of types, wherever the session looks for names first. */
const types = (printed: string): string => `replace(${printed}, 'main.', '')`

const signature = `proname || '(' || ${types('oidvectortypes(proargtypes)')} || ')'`

/**
 * The rights that others than the owner have; of others than clerks those alone by which they could do more than read. `list` is what the catalogue
 * has, or what it means where it has none.
 */
const rights = (what: string, name: string, list: string, from: string) => `
  SELECT 'right of ' || coalesce(given.called, 'everybody') || ' to ' || privilege_type || ' ${what} ' || ${name}, ${told('is_grantable', 'giver.called')}
  FROM ${from} CROSS JOIN aclexplode(${list}) LEFT JOIN role AS given ON given.oid = grantee LEFT JOIN role AS giver ON giver.oid = grantor
  WHERE grantee <> own.nspowner AND privilege_type <> 'MAINTAIN'
    AND (given.called = 'clerks' OR privilege_type NOT IN ('SELECT', 'USAGE', 'REFERENCES'))`

/** Each kind of parts: a query for name and text, in which `own` is the schema and `role` has what roles are called. */
const kinds: readonly string[] = [
  `SELECT 'schema main', role.called FROM own JOIN role ON role.oid = own.nspowner`,
  `SELECT 'relation ' || relname, ${told('relkind', 'relpersistence', 'role.called', 'relrowsecurity', 'relforcerowsecurity', 'relispartition', 'relhassubclass')}
  FROM own JOIN pg_class ON relnamespace = own.oid JOIN role ON role.oid = relowner WHERE relkind NOT IN ('i', 'I', 't', 'c')`,
  // Collations by their numbers: that of C is the same everywhere.
  `SELECT 'column ' || relname || '.' || attname, ${told('attnum', 'format_type(atttypid, atttypmod)', 'attcollation', 'attnotnull', 'pg_get_expr(adbin, adrelid)', 'attidentity', 'attgenerated', 'attinhcount')}
  FROM own JOIN pg_class ON relnamespace = own.oid JOIN pg_attribute ON attrelid = pg_class.oid
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  WHERE relkind IN ('r', 'p', 'f') AND attnum > 0 AND NOT attisdropped`,
  // That a column is filled is told with it; newer servers list it here, too. References are kept by internal triggers, which may be disabled.
  `SELECT 'constraint ' || coalesce(pg_class.relname, '') || '.' || conname, ${told(
    'contype',
    'conkey',
    'referred.relname',
    'confkey',
    'condeferrable',
    'condeferred',
    'convalidated',
    `coalesce(to_jsonb(con) ->> 'conenforced', 'true')`,
    'confupdtype',
    'confdeltype',
    'confmatchtype',
    'pg_get_expr(conbin, conrelid)',
    'disabled.many',
  )}
  FROM own JOIN pg_constraint AS con ON connamespace = own.oid
    LEFT JOIN pg_class ON pg_class.oid = conrelid LEFT JOIN pg_class AS referred ON referred.oid = confrelid
    LEFT JOIN (SELECT tgconstraint, count(*) AS many FROM pg_trigger WHERE tgisinternal AND tgenabled <> 'O' GROUP BY tgconstraint) AS disabled
      ON disabled.tgconstraint = con.oid
  WHERE contype <> 'n'`,
  `SELECT 'index ' || relname, ${told('pg_get_indexdef(indexrelid)', 'indisvalid', 'indisready', 'indislive', 'indimmediate')}
  FROM own JOIN pg_class ON relnamespace = own.oid JOIN pg_index ON indexrelid = pg_class.oid`,
  `SELECT 'trigger ' || relname || '.' || tgname, ${told('tgtype', 'tgenabled', 'pronamespace = own.oid', 'proname', `encode(tgargs, 'escape')`, 'tgattr', 'tgqual IS NULL', 'tgdeferrable', 'tginitdeferred', 'tgoldtable', 'tgnewtable')}
  FROM own JOIN pg_class ON relnamespace = own.oid JOIN pg_trigger ON tgrelid = pg_class.oid JOIN pg_proc ON pg_proc.oid = tgfoid
  WHERE NOT tgisinternal`,
  `SELECT 'function ' || ${signature}, ${told(
    `encode(sha256(convert_to(prosrc, 'UTF8')), 'hex')`,
    'lanname',
    'prokind',
    'prosecdef',
    'proretset',
    types('format_type(prorettype, NULL)'),
    'proargnames',
    'provolatile',
    'proisstrict',
    'pronargdefaults',
    'proconfig',
    'role.called',
  )}
  FROM own JOIN pg_proc ON pronamespace = own.oid JOIN pg_language ON pg_language.oid = prolang JOIN role ON role.oid = proowner`,
  `SELECT 'rule ' || relname || '.' || rulename, ev_enabled::text
  FROM own JOIN pg_class ON relnamespace = own.oid JOIN pg_rewrite ON ev_class = pg_class.oid`,
  `SELECT 'policy ' || relname || '.' || polname, '' FROM own JOIN pg_class ON relnamespace = own.oid JOIN pg_policy ON polrelid = pg_class.oid`,
  // Each table brings a type of its rows, and one of lists of them.
  `SELECT 'type ' || made.typname, made.typtype::text FROM own JOIN pg_type AS made ON made.typnamespace = own.oid
    LEFT JOIN pg_type AS element ON element.typarray = made.oid WHERE made.typrelid = 0 AND coalesce(element.typrelid, 0) = 0`,
  `SELECT 'operator ' || oprname, ${told('oprleft', 'oprright')} FROM own JOIN pg_operator ON oprnamespace = own.oid`,
  `SELECT 'extension ' || extname, '' FROM own JOIN pg_extension ON extnamespace = own.oid`,
  rights('in', `'main'`, 'nspacl', 'own'),
  rights('on', 'relname', 'relacl', 'own JOIN pg_class ON relnamespace = own.oid'),
  rights(
    'of',
    `relname || '.' || attname`,
    'attacl',
    'own JOIN pg_class ON relnamespace = own.oid JOIN pg_attribute ON attrelid = pg_class.oid AND attacl IS NOT NULL',
  ),
  rights('on', signature, `coalesce(proacl, acldefault('f', proowner))`, 'own JOIN pg_proc ON pronamespace = own.oid'),
  // What the clerks' group is a member of, all clerks may do.
  `SELECT 'right of clerks as ' || role.called, '' FROM own JOIN role AS clerk ON clerk.called = 'clerks'
    JOIN pg_auth_members ON member = clerk.oid JOIN role ON role.oid = roleid`,
]

/** The groups of a register have other names in each database; clerks of other databases have no rights in this one. */
const ofMain = (
  select: string,
) => `WITH own AS MATERIALIZED (SELECT oid, nspowner, nspacl FROM pg_namespace WHERE nspname = 'main'),
  role AS MATERIALIZED (SELECT pg_roles.oid, CASE WHEN pg_roles.oid = own.nspowner THEN 'the owner'
    WHEN rolname ~ '^certdesk_clerk_' AND NOT rolcanlogin AND has_schema_privilege(pg_roles.oid, own.oid, 'USAGE') THEN 'clerks'
    ELSE rolname::text END AS called FROM pg_roles, own),
  line (part, text) AS (${kinds.join('\n  UNION ALL ')})
${select}`

/** The parts of the schema, a row each: `part`, such as `trigger contact.journal_contact`, and `text`. */
export const partsSql: string = ofMain('SELECT part, text FROM line ORDER BY part COLLATE "C", text COLLATE "C"')

/** One SHA-256 over all of them, in hexadecimal digits; null where there is no such schema. */
export const digestSql: string = ofMain(
  `SELECT encode(sha256(convert_to(string_agg(part || '=' || text, chr(10) ORDER BY part COLLATE "C", text COLLATE "C"), 'UTF8')), 'hex') FROM line`,
)

/** The rows of the catalogue that have parts of the schema, each by its number, and a query for it. */
const seenRows: readonly string[] = [
  'SELECT oid, xmin, ctid FROM own',
  'SELECT oid, xmin, ctid FROM relation',
  'SELECT attrelid, each.xmin, each.ctid FROM relation JOIN pg_attribute AS each ON attrelid = relation.oid WHERE attnum > 0',
  'SELECT each.oid, each.xmin, each.ctid FROM relation JOIN pg_attrdef AS each ON adrelid = relation.oid',
  'SELECT each.indexrelid, each.xmin, each.ctid FROM relation JOIN pg_index AS each ON indexrelid = relation.oid',
  'SELECT each.oid, each.xmin, each.ctid FROM relation JOIN pg_trigger AS each ON tgrelid = relation.oid',
  'SELECT each.oid, each.xmin, each.ctid FROM relation JOIN pg_rewrite AS each ON ev_class = relation.oid',
  'SELECT each.oid, each.xmin, each.ctid FROM relation JOIN pg_policy AS each ON polrelid = relation.oid',
  'SELECT each.oid, each.xmin, each.ctid FROM own JOIN pg_constraint AS each ON connamespace = own.oid',
  'SELECT each.oid, each.xmin, each.ctid FROM own JOIN pg_proc AS each ON pronamespace = own.oid',
  'SELECT each.oid, each.xmin, each.ctid FROM own JOIN pg_type AS each ON typnamespace = own.oid',
  'SELECT each.oid, each.xmin, each.ctid FROM own JOIN pg_operator AS each ON oprnamespace = own.oid',
  'SELECT each.oid, each.xmin, each.ctid FROM own JOIN pg_extension AS each ON extnamespace = own.oid',
  'SELECT roleid, xmin, ctid FROM pg_auth_members',
]

/**
 * A text that is another once anything of the schema, or any login, is: where each row of the catalogue lies and which transaction wrote it. It
 * takes a fifth of the time of the digest, and says nothing by itself; a VACUUM FULL of the catalogue makes it another, too.
 */
export const stampSql: string = `WITH own AS MATERIALIZED (SELECT oid, xmin, ctid FROM pg_namespace WHERE nspname = 'main'),
  relation AS MATERIALIZED (SELECT each.oid, each.xmin, each.ctid FROM own JOIN pg_class AS each ON relnamespace = own.oid),
  seen (oid, version, place) AS (${seenRows.join('\n  UNION ALL ')})
SELECT count(*) || ' ' || sum(hashtextextended(concat_ws(' ', seen.oid, version, place), 0)) || ' '
    || (SELECT sum(hashtextextended(concat_ws(' ', pg_roles.oid, rolname, rolcanlogin), 0)) FROM pg_roles)
  FROM seen`
