import { type ClientBase } from 'pg';
import { insertOpenings } from '@zeitbuch/server';
import { type LocalDate, addDays, firstDayOf } from '@zeitbuch/working-time';
import { type PersonHistory } from './history';

/** The city came from another system, which told what stood on the accounts the day before. */
const NOBODY = { recordedBy: null, confirmedBy: null, alone: false };

/** Writes what people brought along, by the statement of the product; their months are there and none is closed. */
export async function writeOpenings(client: ClientBase, histories: readonly PersonHistory[]): Promise<void> {
  const brought = histories.flatMap(({ person, months }) => {
    const [first] = months;
    if (!first?.openingBalanceMinutes) return [];
    const month = firstDayOf(first.month);
    const beginsOn = person.hiredOn > month ? person.hiredOn : month;
    const source = `Zeiterfassung zuvor, Stand ${germanDay(addDays(beginsOn, -1))}`;
    const { tenantId, employeeId } = person;
    const minutes = first.openingBalanceMinutes;
    return { tenantId, employeeId, account: 'flextime' as const, beginsOn, minutes, source, correctionReason: null };
  });
  for (const [tenantId, openings] of Map.groupBy(brought, (opening) => opening.tenantId))
    await insertOpenings(
      client,
      tenantId,
      openings.map((opening) => ({ ...opening, openingId: openingIdOf(opening.employeeId) })),
      NOBODY,
    );
}

const germanDay = (date: LocalDate): string => date.split('-').reverse().join('.');

/** The same in every run: of each person one. */
const openingIdOf = (employeeId: string): string => employeeId;
