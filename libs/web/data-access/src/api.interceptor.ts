import { HttpErrorResponse, HttpEventType, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { ServerClock } from './clock';
import { SessionEnd } from './session-end';

/**
 * Every request carries a number under which the server's log knows it; every answer tells the time.
 * An answer "please sign in" ends the session on the screen, too.
 */
export const apiInterceptor: HttpInterceptorFn = (request, next) => {
  const clock = inject(ServerClock);
  const end = inject(SessionEnd);
  const numbered = request.clone({ setHeaders: { 'X-Correlation-Id': crypto.randomUUID() } });
  return next(numbered).pipe(
    tap({
      next: (event) => {
        if (event.type === HttpEventType.Response) clock.learn(event.headers.get('Server-Time'));
      },
      error: (error: unknown) => {
        if (!(error instanceof HttpErrorResponse)) return;
        clock.learn(error.headers.get('Server-Time'));
        if (error.status === 401 && !request.url.includes('/api/auth/')) end.happened.update((count) => count + 1);
      },
    }),
  );
};
