import { type CallHandler, Injectable, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { type Observable, catchError, mergeMap } from 'rxjs';
import { Problem } from './problem';
import { type ContextRequest, type RequestContext } from './request-context';

/** A look at other people's data, or a try at it. */
export interface View {
  /** Name of the operation, as in the API's description. */
  readonly view: string;
  /** Who was shown, or asked for in vain. Never empty, never the one who looks. */
  readonly employeeIds: readonly string[];
  readonly outcome: 'shown' | 'refused';
}

/** Where looks at other people's data are written down. */
export abstract class ViewLog {
  /** Resolves once the view is on record: only then the answer leaves. */
  abstract record(context: RequestContext, view: View): Promise<void>;
}

const shown = new WeakMap<object, string[]>();

/** Names people whose data the answer holds without their ids. */
export function noteShown(context: RequestContext, employeeIds: readonly string[]): void {
  const people = shown.get(context);
  if (people) people.push(...employeeIds);
}

/**
 * Leaves a trace of each answer that shows other people's data: it names whom the address asks for, whom the answer
 * names by `employeeId`, and whom the route notes, see {@link noteShown}. `Can` puts it on every route that is not
 * about the person who asks; routes of one's own, clocking in among them, pay nothing for it.
 */
@Injectable()
export class ViewTraces implements NestInterceptor {
  constructor(private readonly log: ViewLog) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = execution.switchToHttp().getRequest<ContextRequest>();
    const { context } = request;
    if (!context) return next.handle();
    const view = execution.getHandler().name;
    const asked = askedFor(request);
    const noted: string[] = [];
    shown.set(context, noted);
    const record = (people: Iterable<string>, outcome: View['outcome']) => {
      const employeeIds = [...new Set(people)].filter((id) => id !== context.employeeId).sort();
      return employeeIds.length > 0 ? this.log.record(context, { view, employeeIds, outcome }) : undefined;
    };
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        await record([...asked, ...noted, ...peopleIn(answer)], 'shown');
        return answer;
      }),
      catchError(async (error: unknown) => {
        if (error instanceof Problem && (error.status === 403 || error.status === 404)) await record(asked, 'refused');
        throw error;
      }),
    );
  }
}

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The person whom the address names; what is no id names nobody. */
function askedFor({ query }: ContextRequest): string[] {
  const id = typeof query['employeeId'] === 'string' ? query['employeeId'].toLowerCase() : '';
  return UUID.test(id) ? [id] : [];
}

/** Everybody whom an answer names by id. */
function peopleIn(answer: unknown): string[] {
  if (Array.isArray(answer)) return answer.flatMap(peopleIn);
  if (typeof answer !== 'object' || answer === null || !isPlain(answer)) return [];
  return Object.entries(answer).flatMap(([key, value]) =>
    key === 'employeeId' && typeof value === 'string' ? [value] : peopleIn(value),
  );
}

/** Files and dates hold nobody by name. */
const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;
