import { HttpErrorResponse, HttpEventType, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { ServerClock } from './clock';
import { OTHER_PERSON, SIGNED_IN_AS, SIGNED_IN_AS_HEADER } from './outbox/signed-in-as';
import { bodyOf } from './problem';
import { ServerChanges } from './server-changes';
import { SessionEnd } from './session-end';
import { SessionStore } from './session.store';

/**
 * Every request carries a number under which the server's log knows it, and says for whom this tab sends it; every
 * answer brings the time, and whether something was changed. An answer "please sign in" or "somebody else is signed in" ends the session on the screen, too.
 */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  const clock = inject(ServerClock);
  const end = inject(SessionEnd);
  const changes = inject(ServerChanges);
  const isOfSession = request.url.includes('/api/auth/');
  const person = request.context.get(SIGNED_IN_AS) ?? inject(SessionStore).employee()?.employeeId;
  const named: Record<string, string> = person && !isOfSession ? { [SIGNED_IN_AS_HEADER]: person } : {};
  const numbered = request.clone({ setHeaders: { 'X-Correlation-Id': crypto.randomUUID(), ...named } });
  return next(numbered).pipe(
    tap({
      next: (event) => {
        if (event.type !== HttpEventType.Response) return;
        clock.learn(event.headers.get('Server-Time'));
        if (request.method !== 'GET' && !isOfSession) changes.happened.update((count) => count + 1);
      },
      error: (error: unknown) => {
        if (!(error instanceof HttpErrorResponse)) return;
        clock.learn(error.headers.get('Server-Time'));
        const isOver = error.status === 401 || (bodyOf(error) as { code?: unknown } | null)?.code === OTHER_PERSON;
        if (isOver && !isOfSession) end.happened.update((count) => count + 1);
      },
    }),
  );
};
