import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { isUnreachable, ProblemReader } from './problem';

describe('reading what went wrong', () => {
  const reader = new ProblemReader();

  it('takes the code and its parameters from the problem details', () => {
    const body = {
      code: 'period.closed',
      status: 409,
      params: { month: '2026-10' },
      correlationId: 'c-1',
      title: 'closed',
      type: 'urn:x',
    };
    expect(reader.read(new HttpErrorResponse({ status: 409, error: body }))).toEqual({
      code: 'period.closed',
      status: 409,
      params: { month: '2026-10' },
      errors: undefined,
      correlationId: 'c-1',
    });
  });

  it('reads them where they came as text, from a route that answers with nothing', () => {
    const error = '{"code":"account.blocked","status":409,"title":"closed"}';
    expect(reader.read(new HttpErrorResponse({ status: 409, error })).code).toBe('account.blocked');
    expect(reader.read(new HttpErrorResponse({ status: 500, error: '{ no json' })).code).toBe('internal');
  });

  it('has its own code where no answer came', () => {
    const problem = reader.read(new HttpErrorResponse({ status: 0 }));
    expect(problem).toEqual({ code: 'network', status: 0 });
    expect(isUnreachable(problem)).toBe(true);
  });

  it('is no connection where the service worker answered by itself, not where a proxy did', () => {
    const ofWorker = new HttpErrorResponse({ status: 504, statusText: 'Gateway Timeout', error: null });
    expect(reader.read(ofWorker)).toEqual({ code: 'network', status: 0 });
    const headers = new HttpHeaders({ Date: 'Tue, 24 Nov 2026 08:00:00 GMT' });
    expect(reader.read(new HttpErrorResponse({ status: 504, headers })).code).toBe('unavailable');
  });

  it('keeps the number of the log where a proxy answered without details', () => {
    const headers = new HttpHeaders({ 'X-Correlation-Id': 'c-2' });
    expect(reader.read(new HttpErrorResponse({ status: 502, error: '<html>', headers }))).toEqual({
      code: 'unavailable',
      status: 502,
      correlationId: 'c-2',
    });
    expect(reader.read(new HttpErrorResponse({ status: 500, error: 'x' })).code).toBe('internal');
  });

  it('does not take a bug of ours for an answer of the server', () => {
    expect(() => reader.read(new TypeError('undefined is not a function'))).toThrow(TypeError);
  });
});
