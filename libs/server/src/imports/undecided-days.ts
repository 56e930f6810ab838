import { type AbsenceKind, absenceDecisionsOn, isAbsenceDecision } from '@zeitbuch/working-time';
import { undecidedAbsenceOn } from '../facts';
import { type ParticularRecord } from './particulars-file';
import { type ImportWork } from './work';
import { readEmployments } from './known-employments';

type Asked = Pick<ParticularRecord, 'personnelNumber' | 'date'>;

/** A day that waits for a decision on the work on it. */
interface Waiting {
  readonly kind: AbsenceKind;
  /** Whether the decision fits the absence of the day. */
  allows(decision: string): boolean;
}

/** The days of a file of particulars that wait for a decision on work during an absence. */
export class UndecidedDays {
  readonly #kinds: ReadonlyMap<string, AbsenceKind>;

  private constructor(kinds: ReadonlyMap<string, AbsenceKind>) {
    this.#kinds = kinds;
  }

  /** Evaluates the days on which the file decides; without a decision in it nothing is read. */
  static async read(work: ImportWork, records: readonly ParticularRecord[]): Promise<UndecidedDays> {
    const decisions = records.filter(({ kind }) => isAbsenceDecision(kind));
    const kinds = new Map<string, AbsenceKind>();
    if (decisions.length === 0) return new UndecidedDays(kinds);
    const people = await readEmployments(work, decisions);
    const dates = decisions.map(({ date }) => date).sort();
    const ids = [...people.values()].map(({ employeeId }) => employeeId);
    const { client, tenantId, reevaluate, now } = work;
    const facts = await reevaluate.loader.load(client, {
      tenantId,
      employeeIds: ids,
      from: dates[0],
      to: dates[dates.length - 1],
    });
    for (const record of decisions) {
      const person = facts.get(people.get(record.personnelNumber)?.employeeId ?? '');
      const undecided = person && undecidedAbsenceOn(person, record.date, now);
      if (undecided) kinds.set(keyOf(record), undecided.kind);
    }
    return new UndecidedDays(kinds);
  }

  /** What waits on a day; null where nothing does. */
  on(asked: Asked): Waiting | null {
    const kind = this.#kinds.get(keyOf(asked));
    if (!kind) return null;
    return { kind, allows: (decision) => absenceDecisionsOn(kind).some((one) => one === decision) };
  }
}

const keyOf = ({ personnelNumber, date }: Asked): string => `${personnelNumber} ${date}`;
