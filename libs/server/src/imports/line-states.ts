import { type FileRecord, type ImportFile } from './read-file';
import { type LineChange } from './kind-of-import';

/**
 * What becomes of a line: it is written (`new`, or `changed` where something of it is on record already), it says what
 * holds already, it is about the person who brings the file and waits for a second one, or something is wrong with it.
 * `left` is no line of the file: somebody on record whom a file that names everybody does not name.
 */
export const LINE_STATES = ['new', 'changed', 'unchanged', 'own', 'left', 'wrong'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** What the check of a file learnt about its sound lines, while it goes on. */
export class LineFindings {
  readonly unchanged = new Set<number>();
  readonly #changes = new Map<number, LineChange[]>();

  noteChange(change: LineChange): void {
    const ofLine = this.#changes.get(change.line);
    if (ofLine) ofLine.push(change);
    else this.#changes.set(change.line, [change]);
  }

  changesOf(line: number): readonly LineChange[] {
    return this.#changes.get(line) ?? [];
  }

  /** The state of each sound line, and the number of lines in each state. */
  statesOf(file: ImportFile<FileRecord>, missing: readonly FileRecord[], ownNumber: string | null): StatesOfLines {
    const states = new Map<number, StateOfLine>();
    const counts: Record<LineState, number> = {
      new: 0,
      changed: 0,
      unchanged: 0,
      own: 0,
      left: 0,
      wrong: file.errors.rowCount,
    };
    for (const { line, personnelNumber, isMissing } of [...file.records, ...missing]) {
      if (file.errors.hasLine(line)) continue;
      const state = isMissing ? 'left' : this.#stateOf(line, personnelNumber === ownNumber);
      states.set(line, { state, personnelNumber });
      counts[state] += 1;
    }
    return { states, counts };
  }

  #stateOf(line: number, isOwn: boolean): LineState {
    if (this.unchanged.has(line)) return 'unchanged';
    if (isOwn) return 'own';
    return this.#changes.has(line) ? 'changed' : 'new';
  }
}

interface StateOfLine {
  readonly state: LineState;
  readonly personnelNumber: string;
}

export interface StatesOfLines {
  /** Without lines that are wrong. */
  readonly states: ReadonlyMap<number, StateOfLine>;
  readonly counts: Readonly<Record<LineState, number>>;
}
