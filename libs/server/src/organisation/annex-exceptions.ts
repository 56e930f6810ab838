import { Injectable } from '@nestjs/common';
import {
  type Dated,
  type LocalDate,
  type OpenSpan,
  type PersonFacts,
  changeDated,
  datedDifferences,
  datedWithin,
  layerFlaws,
} from '@zeitbuch/working-time';
import { dateRange, FactsLoader } from '../facts';
import { lockOpenMonths, reevaluateOpenMonths } from '../month';
import { Db, Problem, type RequestContext } from '../platform';
import { type AnnexExceptionChangeDto, type AnnexExceptionDto, type AnnexExceptionsDto } from './annex-exception.dto';
import { assertAgreementThere } from './agreement-people';
import { assertOpen, recordChange } from './change-facts';
import { isSameValue } from './dated-facts';
import { type PersonWork } from './fact-change';
import { PersonChanges } from './person-changes';
import { type Person } from './person.entity';
import { type PersonRecordDto } from './person-record.dto';

/** Why an annex does not hold on the days. */
type Out = Dated<{ readonly reason: string }>;

type Wanted = Pick<AnnexExceptionChangeDto, 'annexId'> & OpenSpan & { readonly value: Out['value'] | null };

const READ_OF_AGREEMENT = `
  select x.employee_id as "employeeId", e.given_name || ' ' || e.family_name as name, x.annex_id as "annexId", a.title,
    lower(x.valid_during)::text as "from", (upper(x.valid_during) - 1)::text as "to", x.reason
  from agreement_exception x
  join agreement_annex a on a.tenant_id = x.tenant_id and a.annex_id = x.annex_id
  join employee e on e.tenant_id = x.tenant_id and e.employee_id = x.employee_id
  where x.tenant_id = $1 and a.agreement_id = $2
  order by lower(x.valid_during) desc, e.family_name, e.given_name, x.employee_id`;

/** Takes people out of annexes for a time: dated, with the reason, and back by itself. */
@Injectable()
export class AnnexExceptions {
  constructor(
    private readonly db: Db,
    private readonly loader: FactsLoader,
    private readonly changes: PersonChanges,
  ) {}

  /** Everybody who is, was or will be taken out of an annex of the agreement. @throws Problem `not-found` */
  async list({ tenantId }: RequestContext, agreementId: string): Promise<AnnexExceptionsDto> {
    await assertAgreementThere(this.db.pool, tenantId, agreementId);
    const rows = await this.db.query<Omit<AnnexExceptionDto, 'to'> & { to: LocalDate | null }>(READ_OF_AGREEMENT, [
      tenantId,
      agreementId,
    ]);
    return { exceptions: rows.map(({ to, ...row }) => ({ ...row, ...(to === null ? {} : { to }) })) };
  }

  /**
   * On the days of the change the annex does not hold for the person, or does after all; on all others what was before.
   * @throws Problem those of {@link PersonChanges.act}; `person.unknown-annex`, `person.outside-employment`,
   *   `person.closed-months` {months}, `person.exception-contradicts` {date} where the rules without the annex
   *   contradict each other
   */
  change(
    context: RequestContext,
    employeeId: string,
    { version, annexId, from, to, isOut, reason = '' }: AnnexExceptionChangeDto,
  ): Promise<PersonRecordDto> {
    const wanted: Wanted = { annexId, from, to: to ?? null, value: isOut ? { reason: reason.trim() } : null };
    return this.changes.act(
      context,
      { employeeId, version },
      (work, person) => this.#write(work, person, wanted),
      // The cache of all rules is renewed by it: in the order in which everybody locks who publishes.
      async (client) => {
        await client.query('select from tenant where tenant_id = $1 for no key update', [context.tenantId]);
      },
    );
  }

  async #write(work: PersonWork, person: Person, wanted: Wanted): Promise<void> {
    const { client, tenantId } = work;
    const { employeeId, hiredOn, leftOn } = person;
    const { annexId, from, to } = wanted;
    if (from < hiredOn || (leftOn !== null && from > leftOn) || (to !== null && to < from))
      throw new Problem('person.outside-employment', { hiredOn, ...(leftOn === null ? {} : { leftOn }) });
    const { rowCount } = await client.query('select from agreement_annex where tenant_id = $1 and annex_id = $2', [
      tenantId,
      annexId,
    ]);
    if (!rowCount) throw new Problem('person.unknown-annex');
    await lockOpenMonths(client, tenantId, [employeeId]);
    const { rows: before } = await client.query<Out>(
      `select lower(valid_during)::text as "from", (upper(valid_during) - 1)::text as "to", json_build_object('reason', reason) as value
       from agreement_exception where tenant_id = $1 and employee_id = $2 and annex_id = $3 order by valid_during`,
      [tenantId, employeeId, annexId],
    );
    const after = changeDated<Out['value']>(before, wanted, isSameValue);
    const differing = datedDifferences(before, after, isSameValue);
    if (differing.length === 0) return;
    await assertOpen(work, person, differing);
    const heldBefore = await this.#factsOn(work, employeeId, from);
    await replace(work, { employeeId, annexId }, after);
    assertSound(heldBefore, await this.#factsOn(work, employeeId, from), wanted);
    const span = { from: differing[0].from, to: differing[differing.length - 1].to };
    const kept = (spans: readonly Out[]) => datedWithin(spans, span).map((one) => ({ ...one, annexId }));
    await recordChange(work, employeeId, { kind: 'annexException', span, before: kept(before), after: kept(after) });
    await reevaluateOpenMonths(work, [employeeId]);
  }

  async #factsOn({ client, tenantId }: PersonWork, employeeId: string, date: LocalDate): Promise<PersonFacts | null> {
    const wanted = { tenantId, employeeIds: [employeeId], from: date, to: date };
    return (await this.loader.loadWithoutBookings(client, wanted)).get(employeeId) ?? null;
  }
}

async function replace(
  { client, tenantId }: PersonWork,
  { employeeId, annexId }: { readonly employeeId: string; readonly annexId: string },
  after: readonly Out[],
): Promise<void> {
  await client.query('delete from agreement_exception where tenant_id = $1 and employee_id = $2 and annex_id = $3', [
    tenantId,
    employeeId,
    annexId,
  ]);
  await client.query(
    `insert into agreement_exception (tenant_id, employee_id, annex_id, valid_during, reason)
     select $1, $2, $3, days, reason from unnest($4::daterange[], $5::text[]) as x(days, reason)`,
    [tenantId, employeeId, annexId, after.map(dateRange), after.map(({ value }) => value.reason)],
  );
}

/** What the annex had covered up may contradict itself without it. @throws Problem `person.exception-contradicts` */
function assertSound(before: PersonFacts | null, after: PersonFacts | null, { from, to }: Wanted): void {
  if (!before || !after) return;
  const flaws = layerFlaws({ from, to }, before.layersOn(from), after.layersOn(from), 'annexId');
  if (flaws.length > 0)
    throw new Problem('person.exception-contradicts', { date: String(flaws[0].params.date ?? from) });
}
