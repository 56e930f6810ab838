import { type LocalDate, zone } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { fourEyesWaiver } from '../four-eyes';
import { lockOpenMonths } from '../month';
import {
  endProposal,
  flawOfOpening,
  isOnRecord,
  keepProposal,
  lockProposal,
  type Opening,
  type OpeningFlaw,
  readAccounts,
  writeOpenings,
} from '../openings';
import { mayActAlone, type Person, recordChange } from '../organisation';
import { Problem, type ProblemCode, violatedConstraint } from '../platform';
import { type DayWork } from './day-facts';
import { type OpeningChangeDto, type OpeningDecisionDto } from './openings.dto';

/**
 * What the person brings along on an account, or another figure with its reason: it waits for a second person, as a file
 * does. Where one is enough for files, and while the city is set up by one person, it counts at once and the log says so.
 * @throws Problem those of {@link assertFits}, `person.opening-waits` where a proposal for this account waits
 */
export async function proposeOpening(work: DayWork, person: Person, change: OpeningChangeDto): Promise<void> {
  const { client, tenantId } = work;
  const { account, beginsOn, minutes, source, correctionReason = null } = change;
  const opening: Opening = {
    ...{ employeeId: person.employeeId, account, beginsOn, minutes, source },
    correctionReason,
  };
  await assertFits(work, person, opening);
  const isEnough =
    (await fourEyesWaiver(client, tenantId, 'import')) !== null || (await mayActAlone(client, tenantId, todayOf(work)));
  const by = actorOf(work);
  await assertNoneWaits(work, opening);
  if (isEnough) return write(work, opening, { recordedBy: by, confirmedBy: by, alone: true });
  try {
    await keepProposal(client, tenantId, opening, by);
  } catch (error) {
    if (violatedConstraint(error) === 'opening_proposal_waiting') throw new Problem('person.opening-waits');
    throw error;
  }
  await log(work, opening, 'opening.proposed');
}

/**
 * A second person confirms what was proposed, checked once more with what holds now, or refuses it; who proposed it
 * takes it back.
 * @throws Problem `person.unknown-entry` where nothing waits by this id, `person.opening-own-proposal`,
 *   `person.opening-others-proposal`, `person.reason-missing`, and those of {@link assertFits}
 */
export async function decideOpening(
  work: DayWork,
  person: Person,
  { openingId, decision, reason }: OpeningDecisionDto,
): Promise<void> {
  const { client, tenantId } = work;
  const proposal = await lockProposal(client, tenantId, { employeeId: person.employeeId, openingId });
  if (!proposal) throw new Problem('person.unknown-entry');
  const decidedBy = actorOf(work);
  const isOwn = proposal.proposedBy === decidedBy;
  if (isOwn && decision !== 'withdrawn') throw new Problem('person.opening-own-proposal');
  if (!isOwn && decision === 'withdrawn') throw new Problem('person.opening-others-proposal');
  if (decision === 'refused') {
    if (reason === undefined) throw new Problem('person.reason-missing');
    await endProposal(client, tenantId, openingId, { status: 'refused', reason, decidedBy });
    return log(work, proposal, 'opening.refused');
  }
  if (decision === 'confirmed') await assertFits(work, person, proposal);
  await endProposal(client, tenantId, openingId, { status: decision, decidedBy });
  if (decision === 'withdrawn') return log(work, proposal, 'opening.withdrawn');
  await write(work, proposal, { recordedBy: proposal.proposedBy, confirmedBy: decidedBy, alone: false });
}

/** By the rules of files; nobody books, hands in or closes between looking and writing. */
async function write(
  work: DayWork,
  opening: Opening & { readonly openingId?: string },
  authors: { readonly recordedBy: string; readonly confirmedBy: string; readonly alone: boolean },
): Promise<void> {
  const { client, tenantId } = work;
  const { employeeId, account, beginsOn, minutes, source } = opening;
  const before = (await readAccounts(client, tenantId, [employeeId])).get(employeeId)?.openings;
  try {
    await writeOpenings(work, [opening], authors, todayOf(work));
  } catch (error) {
    // A file may bring the same at this moment.
    if (violatedConstraint(error)?.startsWith('account_opening_')) throw new Problem('stale');
    throw error;
  }
  await recordChange(work, employeeId, {
    ...{ kind: 'opening', span: { from: beginsOn, to: beginsOn } },
    before: before?.find((one) => one.account === account) ?? null,
    after: { account, minutes, source },
  });
  await log(work, opening, 'opening.confirmed', authors.alone ? { alone: true } : {});
}

/**
 * Holds the open months of the person.
 * @throws Problem `person.came-back`, `person.on-record` {date} where just this is, and what {@link flawOfOpening} finds
 */
async function assertFits(work: DayWork, person: Person, opening: Opening): Promise<void> {
  const { client, tenantId } = work;
  const { employeeId } = person;
  if (person.followedBy !== null) throw new Problem('person.came-back');
  await lockOpenMonths(client, tenantId, [employeeId]);
  const known = (await readAccounts(client, tenantId, [employeeId])).get(employeeId);
  if (!known) throw new Problem('not-found');
  if (isOnRecord(known, opening)) throw new Problem('person.on-record', { date: opening.beginsOn });
  const flaw = flawOfOpening(known, opening, todayOf(work));
  if (!flaw) return;
  const code = CODES[flaw.code];
  throw new Problem(code, code === 'person.closed-months' ? { months: flaw.params.month } : flaw.params);
}

async function assertNoneWaits({ client, tenantId }: DayWork, { employeeId, account }: Opening): Promise<void> {
  const { rowCount } = await client.query(
    `select from opening_proposal where tenant_id = $1 and employee_id = $2 and account = $3 and status = 'proposed'`,
    [tenantId, employeeId, account],
  );
  if (rowCount) throw new Problem('person.opening-waits');
}

/** What the checks of files find, in the words of the page. */
const CODES = {
  'below-zero': 'person.opening-below-zero',
  'outside-employment': 'person.outside-employment',
  'in-future': 'person.opening-in-future',
  'not-first-day': 'person.opening-not-first-day',
  'closed-month': 'person.closed-months',
  'account-began': 'person.opening-account-began',
  'other-day': 'person.opening-other-day',
  'opening-known': 'person.opening-known',
  'no-opening': 'person.opening-missing',
} as const satisfies Readonly<Record<OpeningFlaw['code'], ProblemCode>>;

const todayOf = ({ now, zone: zoneId }: DayWork): LocalDate => zone(zoneId).dateAt(now);

/** Somebody is signed in wherever a record is changed. */
function actorOf({ actor }: DayWork): string {
  if (actor.employeeId === null) throw new Error('nobody is signed in');
  return actor.employeeId;
}

const log = (
  { client, actor }: DayWork,
  { employeeId, account }: Opening,
  action: string,
  more: object = {},
): Promise<void> => recordAudit(client, actor, action, { employeeId, payload: { account, ...more } });
