import { HttpClient, HttpContext } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { defaultIfEmpty, firstValueFrom, map, Observable, takeUntil } from 'rxjs';
import { Api, type BookingReceiptDto, createBooking, getSession, getToday, type TodayDto } from '../generated';
import { type Problem, ProblemReader } from '../problem';
import { type PendingBooking } from './pending-booking';
import { SIGNED_IN_AS } from './signed-in-as';
import { Surroundings } from './surroundings';

/** A request without an answer for so long is given up and sent again later, under the same id. */
const LIMIT_MILLISECONDS = 30_000;
const NO_ANSWER: Problem = { code: 'network', status: 0 };

export type Answer<Body> = { readonly body: Body } | { readonly problem: Problem };

/** The server as the outbox sees it: every request ends, with an answer or with a problem. */
@Injectable({ providedIn: 'root' })
export class BookingServer {
  readonly #api = inject(Api);
  readonly #http = inject(HttpClient);
  readonly #problems = inject(ProblemReader);
  readonly #surroundings = inject(Surroundings);

  /** Sends a booking for its person. With `at` it counts from the claimed time, otherwise from its arrival. */
  async book({ bookingId, employeeId, kind, location, claimedAt }: PendingBooking, withTime: boolean) {
    const body = { bookingId, kind, location, ...(withTime ? { at: claimedAt } : {}) };
    const context = new HttpContext().set(SIGNED_IN_AS, employeeId);
    const answer = await this.#ask<BookingReceiptDto>(createBooking(this.#http, this.#api.rootUrl, { body }, context));
    // Hotels and trains answer everything with a page of their own: only a receipt of this booking counts.
    const isReceipt = 'problem' in answer || answer.body?.booking?.bookingId?.toLowerCase() === bookingId.toLowerCase();
    return isReceipt ? answer : { problem: { ...NO_ANSWER, code: 'unavailable' } };
  }

  today(employeeId: string): Promise<Answer<TodayDto>> {
    const context = new HttpContext().set(SIGNED_IN_AS, employeeId);
    return this.#ask<TodayDto>(getToday(this.#http, this.#api.rootUrl, undefined, context));
  }

  /** Any answer brings the time. */
  async askForTime(): Promise<void> {
    await this.#ask(getSession(this.#http, this.#api.rootUrl));
  }

  async #ask<Body>(request: Observable<{ readonly body: Body }>): Promise<Answer<Body>> {
    const limit = new Observable<void>((subscriber) =>
      this.#surroundings.after(LIMIT_MILLISECONDS, () => subscriber.next()),
    );
    const answer = request.pipe(
      map(({ body }): Answer<Body> => ({ body })),
      takeUntil(limit),
      defaultIfEmpty<Answer<Body>, Answer<Body>>({ problem: NO_ANSWER }),
    );
    try {
      return await firstValueFrom(answer);
    } catch (error) {
      return { problem: this.#problems.read(error) };
    }
  }
}
