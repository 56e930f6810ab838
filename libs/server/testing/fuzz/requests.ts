import { BROKEN_VALUES, LEFT_OUT, ODD_HEADERS } from './breakages';
import { type FuzzCity } from './city';
import { type Operation, type Schema, valueOf } from './description';

/** A request before it is written: every field of it can be looked at and broken. */
export interface Request {
  readonly method: string;
  /** Of the path, by name. */
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  readonly template: string;
  headers: Record<string, string>;
  body: unknown;
  readonly mediaType: string | null;
}

type Body = (ids: FuzzCity['ids'], fresh: string) => object;

/** Where fields depend on each other, the schema alone makes no sensible body. */
const BODIES: Readonly<Record<string, Body>> = {
  createBooking: (_, fresh) => ({
    bookingId: fresh,
    kind: 'clockIn',
    location: 'office',
    at: '2026-11-24T08:30:00+01:00',
  }),
  createCorrection: ({ bookingId }, fresh) => ({
    correctionId: fresh,
    date: '2026-11-23',
    action: 'change',
    bookingId,
    kind: 'clockIn',
    location: 'office',
    localTime: '07:30',
    daysAfter: 0,
    fold: 'earlier',
    reason: 'vergessen',
  }),
  previewDay: () => ({
    date: '2026-11-23',
    bookings: [
      { kind: 'clockIn', location: 'office', localTime: '07:30', daysAfter: 0, fold: 'earlier' },
      { kind: 'clockOut', location: 'office', localTime: '16:00', daysAfter: 0, fold: 'earlier' },
    ],
  }),
  decideApprovals: ({ correctionId, employeeId }) => ({
    items: [
      { type: 'correction', id: correctionId, version: 1 },
      { type: 'month', id: `${employeeId}:2026-10`, version: 1 },
    ],
    decision: 'return',
    note: 'bitte prüfen',
  }),
  startClosing: () => ({ payrollGroup: 'MAIN', month: '2026-09' }),
  closeClosing: () => ({ planHash: 'a'.repeat(64) }),
  refuseClosing: () => ({ planHash: 'a'.repeat(64), reason: 'stimmt nicht' }),
  createPayrollExport: ({ closingId }) => ({ closingId, format: 'csv' }),
  proposeAgreementVersion: (_, fresh) => ({
    proposalId: fresh,
    version: 2,
    validFrom: '2027-01-01',
    validTo: null,
    parameters: {},
    paragraphs: { frame: '§ 4' },
  }),
  proposeAgreementAnnex: ({ orgUnitId }, fresh) => ({
    annexId: fresh,
    orgUnitId,
    title: 'Anlage 2',
    validFrom: '2027-01-01',
    validTo: '2027-12-31',
    set: { frame: null },
    paragraphs: { frame: '§ 4' },
  }),
  proposeAgreementOverlay: (_, fresh) => ({
    overlayId: fresh,
    title: 'Hitzeregelung',
    legalBasis: '§ 8',
    validFrom: '2027-06-01',
    validTo: '2027-08-31',
    set: { frame: null },
  }),
  proposeAgreementOverlayEnd: (_, fresh) => ({ proposalId: fresh, overlayId: fresh, validTo: '2027-07-01' }),
};
/** Parameters of paths and queries that no schema explains. */
const PARAMETERS: Readonly<Record<string, string>> = {
  month: '2026-10',
  date: '2026-11-23',
  year: '2026',
  fileName: 'moves.csv',
  kind: 'moves',
  code: 'MAIN',
  page: '1',
};
/** Only files of people name everybody, and the city of these requests is to keep its people. */
const NOT_SENT: ReadonlySet<string> = new Set(['full', 'lastDay']);
const A_FILE = 'Personalnummer;Standort;Gültig ab\n99999;Rathaus;2026-12-01\n';

/** A request of the operation that is valid in every field; `fresh` is an id that nobody has used yet. */
export function validRequest(
  operation: Operation,
  schemas: Readonly<Record<string, Schema>>,
  ids: FuzzCity['ids'],
  fresh: string,
): Request {
  const inPlace = (place: 'path' | 'query'): Record<string, unknown> =>
    Object.fromEntries(
      operation.parameters
        .filter(({ in: at, name }) => at === place && !NOT_SENT.has(name))
        .map(({ name, schema }) => [name, PARAMETERS[name] ?? ids[name] ?? valueOf(schema, schemas, fresh)]),
    );
  const { body } = operation;
  return {
    method: operation.method,
    template: operation.path,
    path: inPlace('path'),
    query: inPlace('query'),
    headers: {},
    mediaType: body?.mediaType ?? null,
    body:
      body === null
        ? undefined
        : body.mediaType === 'application/json'
          ? (BODIES[operation.operationId]?.(ids, fresh) ?? valueOf(body.schema, schemas, fresh))
          : A_FILE,
  };
}

/** Picks from a list by any whole number. */
export const pick = <T>(list: readonly T[], n: number): T => list[n % list.length];

type Break = (request: Request, value: unknown) => void;

/** Every place of the request that can be broken by itself, the same ones in the same order for the same request. */
function placesIn(request: Request): Break[] {
  const inRecord = (part: 'path' | 'query') =>
    Object.keys(request[part]).map<Break>((name) => (copy, value) => set(copy[part], name, value));
  const unknownField: Break = (copy, value) => set(copy.query, 'unbekannt', value);
  const places = [...inRecord('path'), ...inRecord('query'), ...fieldsIn(request.body).map(breakOfBody)];
  return places.length > 0 ? places : [unknownField];
}

/** Every request that is the given one but for one field or one header. */
export function brokenInOnePlace(request: Request): Request[] {
  const broken = placesIn(request).flatMap((place) =>
    [...BROKEN_VALUES, LEFT_OUT].map((value) => {
      const copy = structuredClone(request);
      place(copy, value);
      return copy;
    }),
  );
  const odd = ODD_HEADERS.map(([name, value]) => ({ ...request, headers: { [name]: value } }));
  return [...broken, ...odd];
}

/** The paths of all fields of a JSON value, and of one that is not there. */
function fieldsIn(body: unknown, at: readonly string[] = []): string[][] {
  if (typeof body === 'string' && at.length === 0) return [[]];
  if (typeof body !== 'object' || body === null) return [];
  const inner = Object.entries(body).flatMap(([name, value]) => [[...at, name], ...fieldsIn(value, [...at, name])]);
  return Array.isArray(body) ? inner : [...inner, [...at, 'unbekannt'], [...at, '__proto__']];
}

const breakOfBody =
  (at: readonly string[]): Break =>
  (copy, value) => {
    if (at.length === 0) {
      copy.body = value === LEFT_OUT ? '' : typeof value === 'string' ? value : JSON.stringify(value);
      return;
    }
    const [last] = at.slice(-1);
    set(
      at
        .slice(0, -1)
        .reduce((part, name) => part[name] as Record<string, unknown>, copy.body as Record<string, unknown>),
      last,
      value,
    );
  };

function set(record: Record<string, unknown>, name: string, value: unknown): void {
  if (value === LEFT_OUT) delete record[name];
  // Also `__proto__` as a field like any other.
  else Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
}

/** The address as it goes over the line. Values are written as they are, texts that are none in bytes. */
export function addressOf({ template, path, query }: Request): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => (name in path ? encoded(textOf(path[name])) : ''));
  const search = Object.entries(query).flatMap(([name, value]) =>
    Array.isArray(value)
      ? (value.length > 0 ? value : ['']).slice(0, 20).map((one) => `${encoded(name)}=${encoded(textOf(one))}`)
      : typeof value === 'object' && value !== null
        ? [`${encoded(name)}[a]=1`]
        : [`${encoded(name)}=${encoded(textOf(value))}`],
  );
  return search.length > 0 ? `${filled}?${search.join('&')}` : filled;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Percent-encodes bytes; half a character becomes the bytes of none. */
const encoded = (text: string): string =>
  [...Buffer.from(text, 'utf8')]
    .map((byte) =>
      /[\w.~-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`,
    )
    .join('');

/** The body as it goes over the line. `JSON.stringify` would write half a character as an escape, which is what we want. */
export function bodyOf({ body, mediaType }: Request): string | undefined {
  if (body === undefined || mediaType === null) return undefined;
  return typeof body === 'string' && mediaType !== 'application/json' ? body : JSON.stringify(body);
}
