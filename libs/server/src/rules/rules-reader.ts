import { Injectable } from '@nestjs/common';
import {
  type AgreementKey,
  type HolidayNames,
  type ResolvedAgreement,
  type StandingLayer,
  contractOn,
  overruledStretches,
  ruleTermsOf,
  weekPatternOn,
  type PersonFacts,
  type LocalDate,
} from '@zeitbuch/working-time';
import { FactsLoader, holidaysOfE, namedDay } from '../facts';
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
import { whatViewerMayKnow } from '../privacy';

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
  async read(context: RequestContext, date: LocalDate, employeeId?: string): Promise<RulesInForceDto> {
    const { person, all } = await this.scope.readable(this.db.pool, context, employeeId);
    const loaded = (
      await this.loader.load(this.db.pool, { tenantId: context.tenantId, employeeIds: [person], from: date, to: date })
    ).get(person);
    if (!loaded) throw new Problem('not-found');
    const facts = whatViewerMayKnow(loaded, all);
    const day = facts.on(date);
    const terms = day && ruleTermsOf(day);
    const changes = upcomingChanges(facts, date, terms);
    const holiday = await this.#holiday(context.tenantId, person, facts, date);
    const onDay = { date, ...holiday, ...contractInForce(facts, date), changes };
    if (!day || !terms) return { ...onDay, rules: [] };
    const agreement = {
      ...(await this.#version(context.tenantId, day.agreement)),
      annexes: annexesInForce(facts, date),
      overlays: overlaysInForce(facts, day.agreement, date),
    };
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

  /** The day's name in both languages, where it is a public holiday or half a day off for the person. */
  async #holiday(tenantId: number, employeeId: string, { input }: PersonFacts, date: LocalDate) {
    const named = input.holidays.nameOf(date) ?? input.holidays.halfDayOn(date);
    if (!named) return {};
    const [row] = await this.db.query<{ names: HolidayNames | null }>(
      `select ${holidaysOfE('h.date = $3::date', 'name_en')} as names from employee e
       where e.tenant_id = $1 and e.employee_id = $2`,
      [tenantId, employeeId, date],
    );
    return namedDay(named, row?.names?.[date]);
  }

  /** Name and validity of the version. */
  async #version(
    tenantId: number,
    resolved: ResolvedAgreement,
  ): Promise<Omit<AgreementInForceDto, 'annexes' | 'overlays'>> {
    const [row] = await this.db.query<Omit<AgreementInForceDto, 'annexes' | 'overlays'> & Record<string, unknown>>(
      `select a.name, v.version, lower(v.valid_during)::text as "validFrom", (upper(v.valid_during) - 1)::text as "validTo"
       from staff_agreement a join staff_agreement_version v using (tenant_id, agreement_id)
       where a.tenant_id = $1 and a.agreement_id = $2 and v.version = $3`,
      [tenantId, resolved.agreementId, resolved.version],
    );
    return row;
  }
}

function contractInForce(facts: PersonFacts, date: LocalDate): { contract?: ContractInForceDto } {
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
function annexesInForce(facts: PersonFacts, date: LocalDate): AnnexInForceDto[] {
  return facts
    .annexesOn(date)
    .filter(({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo))
    .map((annex) => {
      const { annexId, title, circle, validFrom: from, validTo: to } = annex;
      const layer = { id: annexId, keys: keysOf(annex.set), from, to };
      const unit = circle.kind === 'unit' ? { unitName: circle.unitName } : {};
      return { title, ...unit, from, to, overruled: overruledOf(facts, layer, date) };
    });
}

/** Every temporary rule of the day; the one that wins stands last. */
function overlaysInForce(
  facts: PersonFacts,
  { agreementId }: ResolvedAgreement,
  date: LocalDate,
): AgreementInForceDto['overlays'] {
  return facts.input.agreements
    .overlaysOf(agreementId)
    .filter(({ validFrom, validTo }) => validFrom <= date && date <= validTo)
    .sort((a, b) => a.precedence - b.precedence || (a.overlayId < b.overlayId ? -1 : 1))
    .map(({ overlayId, title, legalBasis, validFrom: from, validTo: to, set }) => {
      const overruled = overruledOf(facts, { id: overlayId, keys: keysOf(set), from, to }, date);
      return { title, from, to, legalBasis: legalBasis ?? '', overruled };
    });
}

/** On which days another annex or temporary rule of the person goes before this one, and which. */
function overruledOf(facts: PersonFacts, layer: StandingLayer, date: LocalDate): AnnexInForceDto['overruled'] {
  const layers = facts.layersOn(date);
  const titles = new Map<string, string>([
    ...layers.annexes.map(({ annexId, title }) => [annexId, title] as const),
    ...layers.overlays.map(({ overlayId, title }) => [overlayId, title] as const),
  ]);
  return overruledStretches(layer, layers).map(({ by, ...piece }) => ({ ...piece, title: titles.get(by) ?? '' }));
}

const keysOf = (set: object): AgreementKey[] => Object.keys(set) as AgreementKey[];
