import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { createTestDatabase } from '../../testing';

const server = path.resolve(__dirname, '..');

/** Which feature writes a table. The demo city fills empty tables as a whole and is left out, as migrations are. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  absence: ['absence', 'absence_change', 'absence_kind', 'absence_request'],
  agreement: [
    'agreement_annex',
    'agreement_annex_person',
    'agreement_overlay',
    'agreement_overlay_end',
    'agreement_proposal',
    'staff_agreement',
    'staff_agreement_version',
  ],
  approval: ['correction_request'],
  audit: ['audit_event'],
  booking: ['booking', 'booking_clarification', 'booking_void', 'work_interval'],
  clarification: ['booking_clarification_decision'],
  closing: [
    'closing',
    'closing_employee',
    'closing_exclusion',
    'closing_refusal',
    'closing_reminder',
    'ledger_entry',
    'month_value',
    'payroll_line',
  ],
  events: ['event_cursor', 'event_outbox'],
  facts: ['day_evaluation'],
  'four-eyes': ['four_eyes_decision'],
  identity: ['access_code', 'auth_account', 'auth_device', 'auth_rate_limit', 'auth_session', 'auth_verification'],
  leave: ['leave_notice', 'leave_notice_reading'],
  mail: ['mail_order'],
  month: ['employee_month', 'month_event'],
  openings: ['account_opening', 'opening_proposal'],
  imports: [
    'day_fact',
    'import_begun',
    'import_column',
    'import_person',
    'import_proposal',
    'import_proposal_decision',
    'import_run',
    'import_setting',
    'import_token',
    'import_upload',
    'import_upload_line',
    'leave_opening',
    'standby',
    'standby_callout',
  ],
  organisation: [
    'agreement_assignment',
    'agreement_exception',
    'agreement_transfer',
    'auth_user',
    'contract',
    'cost_center_assignment',
    'employee',
    'leadership',
    'org_assignment',
    'org_unit',
    'org_unit_state',
    'payroll_assignment',
    'person_change',
    'protected_status',
    'remote_work_permission',
    'role_grant',
    'role_proposal',
    'site_assignment',
  ],
  payroll: [
    'payroll_export',
    'payroll_export_decision',
    'payroll_group',
    'payroll_proposal',
    'payroll_target',
    'wage_type_mapping',
  ],
  // A city is made at once: later changes belong to the features of their own.
  setup: ['set_up_code', 'tenant'],
  sites: ['holiday', 'own_holiday', 'site', 'site_region'],
};

/** Tables that no statement of a feature writes, by who does. */
const WRITTEN_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'triggers on the tables of facts': ['facts_version'],
  TypeORM: ['migrations'],
};

/** Who else writes a table, and why. */
const GUESTS: Readonly<Record<string, readonly string[]>> = {
  // With the booking or the sign-in in one statement: one round trip, and no booking without its entry.
  audit_event: ['booking', 'mail'],
  // A correction that is approved becomes bookings, and so do rows of an import.
  booking: ['approval', 'imports'],
  booking_void: ['approval'],
  work_interval: ['imports'],
  // Files bring absences, too.
  absence: ['imports'],
  // What a supervisor decides about a day is a fact, as one that comes by import.
  // And so is what administrators know of days, and of on-call time.
  day_fact: ['approval', 'particulars'],
  standby: ['particulars'],
  // Whoever chooses a password gets the account that the import could not make, because the address was taken then.
  auth_user: ['identity'],
  // The first person of a city comes by no file, and the first unit before there is anybody who founds one.
  org_unit: ['setup'],
  org_unit_state: ['setup'],
  // And the HR file names groups as it brings their people.
  staff_agreement: ['setup'],
  payroll_group: ['organisation', 'setup'],
  staff_agreement_version: ['setup'],
  // Access is no fact about anybody's time.
  employee: ['identity'],
  // Files bring contracts, permissions and protections, and moves to other sites.
  contract: ['imports', 'setup'],
  protected_status: ['imports'],
  remote_work_permission: ['imports'],
  site_assignment: ['imports'],
};

/** Every table that a text writes: by `insert into`, `update`, `delete from`, `writeFacts` or as an entity. */
function tablesWrittenBy(text: string): string[] {
  // Comments speak of writing, too.
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [
    ...code.matchAll(/\b(?:insert into|(?<!for no key |for |do )update|delete from)\s+(?!set\b|of\b|on\b)([a-z_]+)/g),
    ...code.matchAll(/\bwriteFacts\([^()']*'([a-z_]+)'/g),
    // Of which tables the dated facts of people are.
    ...code.matchAll(/\bwrites: '([a-z_]+)'/g),
    ...code.matchAll(/@Entity\((?:\{[^}]*\bname:\s*)?'([a-z_]+)'/g),
  ].map(([, table]) => table);
}

/** What the production code writes, with the feature whose file holds it. */
function writes(): { feature: string; table: string; file: string }[] {
  const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !/^(demo|database)\//.test(file),
  );
  return files.flatMap((file) =>
    tablesWrittenBy(readFileSync(path.join(server, file), 'utf8')).map((table) => ({
      feature: file.split('/')[0],
      table,
      file,
    })),
  );
}

describe('a table', () => {
  const ownerOf = new Map(Object.entries(OWNERS).flatMap(([owner, tables]) => tables.map((table) => [table, owner])));

  it('is written by the feature that owns it', () => {
    const strangers = writes().filter(
      ({ feature, table }) => ownerOf.has(table) && ownerOf.get(table) !== feature && !GUESTS[table]?.includes(feature),
    );
    expect(strangers.map(({ file, table }) => `${file} writes ${table}`)).toEqual([]);
  });

  it('has an owner, and no owner or guest stands here in vain', () => {
    const written = writes();
    expect(written.filter(({ table }) => !ownerOf.has(table))).toEqual([]);
    const keys = new Set(written.map(({ feature, table }) => `${feature} ${table}`));
    const guests = Object.entries(GUESTS).flatMap(([table, features]) => features.map((guest) => `${guest} ${table}`));
    expect(
      [...[...ownerOf].map(([table, owner]) => `${owner} ${table}`), ...guests].filter((key) => !keys.has(key)),
    ).toEqual([]);
  });

  it('is seen as written by statements, and by the entity that is made of it', () => {
    const text = `@Entity('site') class Site {}
      @Entity({ schema: 'public', name: 'org_unit' }) class Unit {}
      /* update tenant */ await client.query('update staff_agreement set name = $1'); await writeFacts(client, 1, 'absence', [])`;
    expect(tablesWrittenBy(text)).toEqual(['staff_agreement', 'absence', 'site', 'org_unit']);
  });

  // However it came: by a migration in TypeScript or in SQL.
  it('of the schema is known here', async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       order by relname collate "C"`,
    );
    await client.end();
    await database.drop();
    const known = [...ownerOf.keys(), ...Object.values(WRITTEN_ELSEWHERE).flat()].sort();
    expect(rows.map(({ name }) => name)).toEqual(known);
  });
});
