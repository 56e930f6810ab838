import { hash } from 'node:crypto';
import { type ContractSlice, type DayFacts, type RemoteWork, addDays } from '@zeitbuch/working-time';

/**
 * Grows when a change of the rules' code would give other minutes for the same
 * inputs, or when the fingerprint is made in another way: stored evaluations of
 * open months are then made again.
 */
export const ENGINE_VERSION = 9;

/**
 * Fingerprint of everything that decides the day's minutes. Equal fingerprints
 * need no new evaluation. `over` tells a finished day from a provisional one.
 */
export function inputsHash(facts: DayFacts, over: boolean): string {
  return hash('sha1', decisiveText(facts, over), 'base64url');
}

/**
 * The decisive facts as one text, in a fixed order with line breaks between what can vary in
 * length. Joined by hand: nested lists turned into JSON took three times as long, for every day
 * that is evaluated. Names and ids hold neither blanks nor line breaks; what may hold them is JSON.
 */
function decisiveText(facts: DayFacts, over: boolean): string {
  const { date, agreement, absences } = facts;
  let text = `${ENGINE_VERSION} ${date} ${over} ${facts.holidays.isHoliday(date)} ${facts.previousEndMinute ?? null} ${facts.weekHasShorterDay ?? false}`;
  for (const { state, intervals } of facts.sessions) {
    text += `\n${state}`;
    for (const { startMinute, endMinute, location, startBookingId } of intervals)
      text += ` ${startMinute} ${endMinute} ${location} ${startBookingId}`;
  }
  text += `\n\n${contractText(facts.contract)}`;
  text += `\n${agreement.agreementId} ${agreement.version} ${Object.values(agreement.overlaid).join(' ')}`;
  if (agreement.annexed) text += `\n${JSON.stringify(agreement.annexed)}`;
  text += `\n${JSON.stringify(facts.person)}`;
  if (facts.carriedIn ?? facts.isLastDay) text += `\n/${JSON.stringify([facts.carriedIn, facts.isLastDay])}`;
  text += holidaysAhead(facts);
  if (facts.travelledBeforeMinutes) text += `\n>${facts.travelledBeforeMinutes}`;
  text += particularsText(facts);
  if (facts.timeOffCoveredMinutes !== undefined) text += `\n%${facts.timeOffCoveredMinutes}`;
  if (facts.remoteWork) text += remoteWorkText(facts.remoteWork);
  return absences && absences.length > 0 ? `${text}\n${JSON.stringify(absences)}` : text;
}

/** A shift or call-out into a public holiday has minutes of it, which no other word of the text tells. */
function holidaysAhead({ date, zone, holidays, sessions, callouts }: DayFacts): string {
  const end = Math.max(sessions.at(-1)?.intervals.at(-1)?.endMinute ?? 0, callouts?.at(-1)?.endMinute ?? 0);
  let text = '';
  for (let day = date; zone.day(day).endMinute < end;) {
    day = addDays(day, 1);
    if (holidays.isHoliday(day)) text += `\n^${day}`;
  }
  return text;
}

/** Most days have none, and their text stays what it was. */
function particularsText(facts: DayFacts): string {
  const { overtimeOrders, callouts, holidaysMadeUp, releasesImpossible, otherEmployerMinutes, shiftWork } = facts;
  const { workOnAbsence } = facts;
  const told = [
    workOnAbsence,
    overtimeOrders,
    callouts,
    holidaysMadeUp,
    releasesImpossible,
    otherEmployerMinutes,
    shiftWork,
  ];
  return told.every((fact) => fact === undefined) ? '' : `\n{${JSON.stringify(told)}`;
}

/** Where nobody keeps record of permissions the text stays what it was, and so does what was stored. */
function remoteWorkText({ telework, isMobileApproved }: RemoteWork): string {
  const agreed = telework && `${telework.validFrom} ${telework.validTo} ${telework.isEquipmentInstalled}`;
  return `\n${isMobileApproved} ${agreed}`;
}

/** Contracts never change while they are in memory: the text of each is made once, not on every day it holds. */
const contractTexts = new WeakMap<ContractSlice, string>();

function contractText(contract: ContractSlice | null): string {
  if (!contract) return 'null';
  let text = contractTexts.get(contract);
  if (text === undefined) {
    text = JSON.stringify([contract.contractId, contract.weeklyMinutes, contract.pattern]);
    contractTexts.set(contract, text);
  }
  return text;
}
