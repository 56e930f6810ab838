import { Client } from 'pg';
import { createTestDatabase } from '../../testing';

const OURS = "c.relnamespace = 'public'::regnamespace and not c.relispartition";

/**
 * What a distributed PostgreSQL refuses on tables whose rows are spread by tenant, or cannot spread (ADR 0006). A new
 * table adds nothing here; who changes an old one takes its line away.
 */
const QUERIES = {
  // Refused by Citus 14 on spread tables, unless `citus.enable_unsafe_triggers` is on.
  triggers: `select c.relname || '.' || t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where ${OURS} and not t.tgisinternal`,
  // A copy on every machine, or all rows on one.
  tablesWithoutTenant: `select c.relname as name from pg_class c
    where ${OURS} and c.relkind in ('r', 'p')
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')`,
  // No machine sees the rows of all tenants, so none can say that a value is there only once.
  uniqueWithoutTenant: `select c.relname || '.' || i.relname as name
    from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    where ${OURS} and x.indisunique
      and not exists (select from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnum = any (x.indkey))`,
  exclusionsWithoutTenant: `select c.relname || '.' || k.conname as name
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where ${OURS} and k.contype = 'x'
      and not exists (select from pg_attribute a, generate_subscripts(k.conkey, 1) as i
        where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnum = k.conkey[i]
          and (select oprname from pg_operator where oid = k.conexclop[i]) = '=')`,
  // Both ends must lie on one machine.
  referencesWithoutTenant: `select c.relname || '.' || k.conname as name
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where ${OURS} and k.contype = 'f'
      and not exists (select from generate_subscripts(k.conkey, 1) as i
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[i] and a.attname = 'tenant_id'
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[i] and b.attname = 'tenant_id')`,
};

const KNOWN: Record<keyof typeof QUERIES, readonly string[]> = {
  triggers: [
    'absence.absence_closed_month',
    'absence.absence_version_delete',
    'absence.absence_version_insert',
    'absence.absence_version_truncate',
    'absence.absence_version_update',
    'account_opening.account_opening_append_only',
    'account_opening.account_opening_fits',
    'agreement_annex.agreement_annex_deleted',
    'agreement_annex.agreement_annex_emptied',
    'agreement_annex.agreement_annex_rewritten',
    'agreement_annex.agreement_annex_version_delete',
    'agreement_annex.agreement_annex_version_insert',
    'agreement_annex.agreement_annex_version_update',
    'agreement_annex_person.agreement_annex_person_append_only',
    'agreement_annex_person.agreement_annex_person_version_delete',
    'agreement_annex_person.agreement_annex_person_version_insert',
    'agreement_annex_person.agreement_annex_person_version_update',
    'agreement_assignment.agreement_assignment_version_delete',
    'agreement_assignment.agreement_assignment_version_insert',
    'agreement_assignment.agreement_assignment_version_truncate',
    'agreement_assignment.agreement_assignment_version_update',
    'agreement_exception.agreement_exception_version_delete',
    'agreement_exception.agreement_exception_version_insert',
    'agreement_exception.agreement_exception_version_update',
    'agreement_overlay.agreement_overlay_deleted',
    'agreement_overlay.agreement_overlay_emptied',
    'agreement_overlay.agreement_overlay_rewritten',
    'agreement_overlay.agreement_overlay_version_delete',
    'agreement_overlay.agreement_overlay_version_insert',
    'agreement_overlay.agreement_overlay_version_update',
    'agreement_overlay_end.agreement_overlay_end_append_only',
    'agreement_overlay_end.agreement_overlay_end_earlier',
    'agreement_overlay_end.agreement_overlay_end_version_delete',
    'agreement_overlay_end.agreement_overlay_end_version_insert',
    'agreement_overlay_end.agreement_overlay_end_version_update',
    'agreement_proposal.agreement_proposal_deleted',
    'agreement_proposal.agreement_proposal_emptied',
    'agreement_proposal.agreement_proposal_rewritten',
    'agreement_transfer.agreement_transfer_append_only',
    'audit_event.audit_event_append_only',
    'auth_session.limit_session',
    'booking.booking_append_only',
    'booking.booking_closed_month',
    'booking.booking_not_decided',
    'booking_clarification.booking_clarification_append_only',
    'booking_clarification_decision.booking_clarification_decision_append_only',
    'booking_clarification_decision.booking_clarification_not_booked',
    'booking_void.booking_void_append_only',
    'booking_void.booking_void_closed_month',
    'closing.closing_four_eyes',
    'closing.closing_stays_closed',
    'closing_employee.closing_employee_excluded',
    'closing_exclusion.closing_exclusion_kept',
    'closing_refusal.closing_refusal_append_only',
    'closing_refusal.closing_refusal_four_eyes',
    'closing_reminder.closing_reminder_append_only',
    'contract.contract_version_delete',
    'contract.contract_version_insert',
    'contract.contract_version_truncate',
    'contract.contract_version_update',
    'day_evaluation.day_evaluation_closed_delete',
    'day_evaluation.day_evaluation_closed_insert',
    'day_evaluation.day_evaluation_closed_update',
    'day_evaluation.day_evaluation_leaves_closed',
    'day_fact.day_fact_version_delete',
    'day_fact.day_fact_version_insert',
    'day_fact.day_fact_version_truncate',
    'day_fact.day_fact_version_update',
    'employee.employee_version_delete',
    'employee.employee_version_insert',
    'employee.employee_version_update',
    'employee_month.employee_month_closed',
    'employee_month.employee_month_not_before_opening',
    'four_eyes_decision.four_eyes_decision_alone',
    'four_eyes_decision.four_eyes_decision_append_only',
    'holiday.holiday_version_delete',
    'holiday.holiday_version_insert',
    'holiday.holiday_version_truncate',
    'holiday.holiday_version_update',
    'import_begun.import_begun_append_only',
    'import_person.import_person_append_only',
    'import_proposal.import_proposal_append_only',
    'import_proposal_decision.import_proposal_decision_append_only',
    'leave_notice.leave_notice_append_only',
    'leave_notice_reading.leave_notice_reading_append_only',
    'leave_opening.leave_opening_append_only',
    'ledger_entry.ledger_entry_append_only',
    'month_event.month_event_append_only',
    'opening_proposal.opening_proposal_decided_once',
    'opening_proposal.opening_proposal_kept',
    'org_assignment.org_assignment_version_delete',
    'org_assignment.org_assignment_version_insert',
    'org_assignment.org_assignment_version_truncate',
    'org_assignment.org_assignment_version_update',
    'org_unit_state.org_unit_state_version_delete',
    'org_unit_state.org_unit_state_version_insert',
    'org_unit_state.org_unit_state_version_truncate',
    'org_unit_state.org_unit_state_version_update',
    'payroll_export.payroll_export_append_only',
    'payroll_export.payroll_export_waiver',
    'payroll_export_decision.payroll_export_decision_append_only',
    'payroll_export_decision.payroll_export_decision_waiver',
    'payroll_line.payroll_line_append_only',
    'person_change.person_change_append_only',
    'protected_status.protected_status_version_delete',
    'protected_status.protected_status_version_insert',
    'protected_status.protected_status_version_truncate',
    'protected_status.protected_status_version_update',
    'remote_work_permission.remote_work_permission_version_delete',
    'remote_work_permission.remote_work_permission_version_insert',
    'remote_work_permission.remote_work_permission_version_truncate',
    'remote_work_permission.remote_work_permission_version_update',
    'site_assignment.site_assignment_version_delete',
    'site_assignment.site_assignment_version_insert',
    'site_assignment.site_assignment_version_truncate',
    'site_assignment.site_assignment_version_update',
    'staff_agreement.staff_agreement_version_delete',
    'staff_agreement.staff_agreement_version_insert',
    'staff_agreement.staff_agreement_version_update',
    'staff_agreement_version.staff_agreement_version_deleted',
    'staff_agreement_version.staff_agreement_version_emptied',
    'staff_agreement_version.staff_agreement_version_rewritten',
    'staff_agreement_version.staff_agreement_version_version_delete',
    'staff_agreement_version.staff_agreement_version_version_insert',
    'staff_agreement_version.staff_agreement_version_version_update',
    'standby.standby_closed_month',
    'standby.standby_taken_back',
    'standby.standby_unchanged',
    'standby.standby_version_delete',
    'standby.standby_version_insert',
    'standby.standby_version_update',
    'standby_callout.standby_callout_append_only',
    'standby_callout.standby_callout_closed_month',
    'standby_callout.standby_callout_version_delete',
    'standby_callout.standby_callout_version_insert',
    'standby_callout.standby_callout_version_update',
    'work_interval.work_interval_closed_delete',
    'work_interval.work_interval_closed_insert',
    'work_interval.work_interval_closed_update',
    'work_interval.work_interval_leaves_closed',
  ],
  tablesWithoutTenant: [
    'auth_account',
    'auth_device',
    'auth_rate_limit',
    'auth_session',
    'auth_user',
    'auth_verification',
    'migrations',
    // There is no tenant yet: it makes the first one.
    'set_up_code',
  ],
  uniqueWithoutTenant: [
    'auth_account.auth_account_pkey',
    'auth_device.auth_device_pkey',
    'auth_rate_limit.auth_rate_limit_key_key',
    'auth_rate_limit.auth_rate_limit_pkey',
    'auth_session.auth_session_pkey',
    'auth_session.auth_session_token_key',
    'auth_user.auth_user_email_key',
    'auth_user.auth_user_pkey',
    'auth_verification.auth_verification_pkey',
    'migrations.PK_8c82d7f526340ab734260ea46be',
    'set_up_code.set_up_code_open',
    'set_up_code.set_up_code_pkey',
    'tenant.tenant_short_name_key',
  ],
  exclusionsWithoutTenant: [],
  referencesWithoutTenant: [
    'auth_account.auth_account_userId_fkey',
    'auth_device.auth_device_user_id_fkey',
    'auth_session.auth_session_chosen_tenant_fkey',
    'auth_session.auth_session_userId_fkey',
    'employee.employee_auth_user_id_fkey',
  ],
};

async function refusedIn(client: Client): Promise<Record<string, string[]>> {
  const refused: Record<string, string[]> = {};
  for (const [kind, query] of Object.entries(QUERIES)) {
    const { rows } = await client.query<{ name: string }>(
      `select name from (${query}) found order by name collate "C"`,
    );
    refused[kind] = rows.map(({ name }) => name);
  }
  return refused;
}

describe('a schema that is to be spread by tenant', () => {
  let client: Client;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await createTestDatabase();
    drop = () => database.drop();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await drop();
  });

  it('has what is known to be in the way, and nothing new', async () => {
    expect(await refusedIn(client)).toEqual(KNOWN);
  });

  it('would not get a new table with a trigger, or with keys and references across tenants, unseen', async () => {
    await client.query('begin');
    await client.query(`
      create table parking_space (
        tenant_id integer not null, space_id uuid primary key, plate text unique, employee_id uuid, period tstzrange,
        auth_user_id text references auth_user (id),
        exclude using gist (space_id with =, period with &&)
      );
      create table parking_garage (garage_id uuid primary key);
      create trigger parking_space_kept before delete on parking_space for each statement execute function refuse_change();
    `);
    const refused = await refusedIn(client);
    await client.query('rollback');
    const added = Object.entries(refused).map(([kind, names]) => [
      kind,
      names.filter((name) => name.startsWith('parking')),
    ]);
    expect(Object.fromEntries(added)).toEqual({
      triggers: ['parking_space.parking_space_kept'],
      tablesWithoutTenant: ['parking_garage'],
      uniqueWithoutTenant: [
        'parking_garage.parking_garage_pkey',
        'parking_space.parking_space_pkey',
        'parking_space.parking_space_plate_key',
      ],
      exclusionsWithoutTenant: ['parking_space.parking_space_space_id_period_excl'],
      referencesWithoutTenant: ['parking_space.parking_space_auth_user_id_fkey'],
    });
  });
});
