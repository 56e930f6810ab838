import { randomUUID } from 'node:crypto';
import { type TestApp } from '../app';
import { type Role } from '../../src/platform';
import { approvalSteps } from '../approval-steps';
import { type TestPerson } from '../scenario';

/** Somebody of every role, and one row at least of everything that a route names by an id. */
export interface FuzzCity {
  readonly people: Readonly<Record<Role, TestPerson>>;
  /** Whose sessions may end at any time. */
  readonly guest: TestPerson;
  /** Whose access may be closed at any time. */
  readonly newcomer: TestPerson;
  /** Rows by the name that parameters and fields have for them. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Tuesday, 24 November 2026, nine o'clock. */
export async function fuzzCity(api: TestApp): Promise<FuzzCity> {
  const { scenario } = api;
  await scenario.tenant();
  const agreementId = await scenario.agreement('service');
  const orgUnitId = await scenario.unit('AMT10');
  const inUnit = { unit: 'AMT10', agreement: 'service' };
  const employee = await scenario.person({ ...inUnit, givenName: 'Jana' });
  const supervisor = await scenario.person({ givenName: 'Sabine', leads: ['AMT10'] });
  const timeAdministrator = await scenario.person({ givenName: 'Zoe', roles: ['timeAdministrator'] });
  const payroll = await scenario.person({ givenName: 'Paul', roles: ['payroll'] });
  const organisationAdministrator = await scenario.person({ givenName: 'Olga', roles: ['organisationAdministrator'] });
  const agreementEditor = await scenario.person({ givenName: 'Rita', roles: ['agreementEditor'] });
  const newcomer = await scenario.person({ givenName: 'Neu' });
  const guest = await scenario.person({ givenName: 'Gast', roles: ['timeAdministrator', 'payroll'] });
  const people = { employee, supervisor, timeAdministrator, payroll, organisationAdministrator, agreementEditor };
  const steps = approvalSteps(api);
  // The account begins in October: without one there is nothing to close.
  await steps.work(employee, '2026-10-30', ['08:00', '16:00'], api.clock.nowIso());
  const [bookingId] = await steps.work(employee, '2026-11-23', ['08:00', '16:00'], api.clock.nowIso());
  const { correctionId } = (
    await steps.correct(employee, { action: 'change', bookingId, localTime: '07:45', reason: 'vergessen' })
  ).body;
  const requestId = randomUUID();
  await api.request('POST', '/api/v1/absence-requests', {
    as: employee,
    body: { requestId, act: 'take', kindCode: 'leave', from: '2026-12-07', to: '2026-12-08' },
  });
  const closing = await api.request<{ closingId: string }>('POST', '/api/v1/closings', {
    as: timeAdministrator,
    body: { payrollGroup: 'MAIN', month: '2026-10' },
  });
  const { closingId } = closing.body;
  const rows = { noticeId: randomUUID(), exportId: randomUUID() };
  await api.db.query(
    `insert into leave_notice (tenant_id, notice_id, employee_id, year, season, left_hundredths, latest_start, given_on)
     values (1, $1, $2, 2026, 'autumn', 500, '2026-12-28', '2026-10-01')`,
    [rows.noticeId, employee.employeeId],
  );
  await api.db.query(
    `insert into payroll_export (tenant_id, export_id, closing_id, format, sequence, file_name, content, sha256, control_totals, created_by)
     values (1, $1, $2, 'csv', 1, 'lohn.csv', '\\x41', '\\x42', '[]', $3)`,
    [rows.exportId, closingId, payroll.employeeId],
  );
  const annexId = randomUUID();
  await api.request('POST', `/api/v1/agreements/${agreementId}/annexes`, {
    as: timeAdministrator,
    body: { annexId, orgUnitId, title: 'Anlage 1', validFrom: '2026-12-01', validTo: null, set: { frame: null } },
  });
  // Nobody else administers the organisation: it holds at once.
  const grantId = randomUUID();
  await api.request('POST', '/api/v1/role-grants', {
    as: organisationAdministrator,
    body: { grantId, employeeId: newcomer.employeeId, role: 'payroll', from: '2026-12-01' },
  });
  const [{ leadership_id: leadershipId }] = await api.db.query<{ leadership_id: string }>(
    'select leadership_id from leadership where tenant_id = 1 and employee_id = $1',
    [supervisor.employeeId],
  );
  const [{ site_id: siteId }] = await api.db.query<{ site_id: string }>('select site_id from site where tenant_id = 1');
  const holiday = await api.request<{ holidayId: string }>('POST', '/api/v1/own-holidays', {
    as: organisationAdministrator,
    body: { siteId, date: '2026-12-04', nameDe: 'Barbaratag', halfDayFrom: 720 },
  });
  const upload = await api.request<{ uploadId: string }>(
    'POST',
    '/api/v1/import-uploads?kind=absences&fileName=absences.csv',
    { as: timeAdministrator, csv: 'Personalnummer;Art;Von;Bis\n99999;Urlaub;2026-12-01;2026-12-02\n' },
  );
  const token = await api.request<{ tokenId: string }>('POST', '/api/v1/import-tokens', {
    as: organisationAdministrator,
    body: { name: 'Personalverfahren', kinds: ['people'], days: 365 },
  });
  const ids = {
    ...rows,
    uploadId: upload.body.uploadId,
    tokenId: token.body.tokenId,
    grantId,
    leadershipId,
    siteId,
    holidayId: holiday.body.holidayId,
    unitId: orgUnitId,
    agreementId,
    orgUnitId,
    employeeId: employee.employeeId,
    bookingId,
    correctionId,
    requestId,
    closingId,
    proposalId: annexId,
  };
  return { people, guest, newcomer, ids };
}
