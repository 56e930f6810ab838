import { Injectable } from '@nestjs/common';
import { type ResolvedAgreement, contractOn, ruleTermsOf, weekPatternOn } from '@zeitbuch/working-time';
import { knowsAll, whatViewerMayKnow } from '../booking';
import { FactsLoader, type PersonFacts, holidaysOfE } from '../evaluation';
import { TeamScope } from '../identity';
import { Db, Problem, type RequestContext } from '../platform';
import {
  type AgreementInForceDto,
  type AnnexInForceDto,
  type ContractInForceDto,
  type RulesInForceDto,
} from './rules.dto';
import { type RulesViewInput, rulesView } from './rules-view';
import { upcomingChanges } from './upcoming-changes';

/** Which rules hold for a person on a day, and where each of their values was set. */
@Injectable()
export class RulesReader {
  constructor(
    private readonly db: Db,
    private readonly loader: FactsLoader,
    private readonly scope: TeamScope,
  ) {}

  /**
   * The same facts as the evaluation of the day reads, so that list and calculation cannot differ. Rules and
   * values that would tell a leader the age of somebody are for the person and the time administration only (PRV-MASK).
   * @throws Problem `not-found` where the reader may not see the person
   */
  async read(context: RequestContext, date: string, employeeId?: string): Promise<RulesInForceDto> {
    const person = await this.scope.readable(this.db.pool, context, employeeId);
    const loaded = (await this.loader.load(this.db.pool, context.tenantId, [person], date, date)).get(person);
    if (!loaded) throw new Problem('not-found');
    const facts = whatViewerMayKnow(loaded, knowsAll(context, person));
    const day = facts.on(date);
    const terms = day && ruleTermsOf(day);
    const changes = upcomingChanges(facts, date, terms);
    const holiday = await this.#holiday(context.tenantId, person, facts, date);
    const onDay = { date, ...holiday, ...contractInForce(facts, date), changes };
    if (!day || !terms) return { ...onDay, rules: [] };
    const annexes = annexesInForce(facts, date);
    const agreement = { ...(await this.#agreement(context.tenantId, day.agreement, date)), annexes };
    return {
      ...onDay,
      agreement,
      rules: rulesView({
        ...terms,
        agreement,
        paragraphs: day.agreement.paragraphs,
        annexed: annexesByKey(facts, day.agreement),
        overlaid: overlaysByKey(facts, day.agreement),
      }),
    };
  }

  /** The day's name in both languages, where it is a public holiday for the person. */
  async #holiday(tenantId: number, employeeId: string, { input }: PersonFacts, date: string) {
    const holidayName = input.holidays.nameOf(date);
    if (!holidayName) return {};
    const [row] = await this.db.query<{ names: Record<string, string> | null }>(
      `select ${holidaysOfE('h.date = $3::date', 'name_en')} as names from employee e
       where e.tenant_id = $1 and e.employee_id = $2`,
      [tenantId, employeeId, date],
    );
    return { holidayName, holidayNameEn: row?.names?.[date] ?? holidayName };
  }

  /** Name and validity of the version, with every temporary rule of the day; the one that wins stands last. */
  async #agreement(
    tenantId: number,
    resolved: ResolvedAgreement,
    date: string,
  ): Promise<Omit<AgreementInForceDto, 'annexes'>> {
    const [row] = await this.db.query<Omit<AgreementInForceDto, 'annexes'> & Record<string, unknown>>(
      `select a.name, v.version, lower(v.valid_during)::text as "validFrom", (upper(v.valid_during) - 1)::text as "validTo",
         coalesce((select json_agg(json_build_object('title', o.title, 'from', o.valid_from, 'to', o.valid_to, 'legalBasis', o.legal_basis)
             order by o.precedence, o.overlay_id)
           from agreement_overlay_in_force o where o.tenant_id = a.tenant_id and o.agreement_id = a.agreement_id
             and $4::date between o.valid_from and o.valid_to), '[]') as overlays
       from staff_agreement a join staff_agreement_version v using (tenant_id, agreement_id)
       where a.tenant_id = $1 and a.agreement_id = $2 and v.version = $3`,
      [tenantId, resolved.agreementId, resolved.version, date],
    );
    return row;
  }
}

function contractInForce(facts: PersonFacts, date: string): { contract?: ContractInForceDto } {
  const contract = facts.isEmployedOn(date) ? contractOn(date, facts.input.contracts) : null;
  if (!contract) return {};
  return { contract: { weeklyMinutes: contract.weeklyMinutes, pattern: [...weekPatternOn(date, contract)] } };
}

function overlaysByKey(facts: PersonFacts, { agreementId, overlaid }: ResolvedAgreement): RulesViewInput['overlaid'] {
  const overlays = new Map(
    facts.input.agreements.overlaysOf(agreementId).map((overlay) => [overlay.overlayId, overlay]),
  );
  return Object.fromEntries(Object.entries(overlaid).map(([key, id]) => [key, overlays.get(id)]));
}

function annexesByKey({ input }: PersonFacts, { annexed = {} }: ResolvedAgreement): RulesViewInput['annexed'] {
  return Object.fromEntries(Object.entries(annexed).map(([key, id]) => [key, input.agreements.annexTitle(id)]));
}

/** Every annex of the day on the path of the person's unit, also where a nearer one or a temporary rule wins. */
function annexesInForce(facts: PersonFacts, date: string): AnnexInForceDto[] {
  return facts
    .annexesOn(date)
    .filter(({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo))
    .map(({ title, unitName, validFrom, validTo }) => ({ title, unitName, from: validFrom, to: validTo }));
}
