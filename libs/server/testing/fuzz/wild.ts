import fc from 'fast-check';
import { BROKEN_VALUES, ODD_HEADERS } from './breakages';
import { type RawRequest } from '../send';

export type WildRequest = Omit<RawRequest, 'port'>;

const METHODS = [
  'GET',
  'GET',
  'POST',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'LINK',
  'SEARCH',
];
const SEGMENTS = [
  'api',
  'API',
  'v1',
  'v2',
  'auth',
  'docs',
  'openapi.json',
  'bookings',
  'months',
  '2026-11',
  '0000-01',
  'today',
  'imports',
  'people',
  'icons',
  '..',
  '%2e%2e',
  '.',
  '%',
  '%00',
  '%E0%A4%A',
  '%ff',
  '.env',
  'index.html',
  'chunk-BaaLcexM.js',
  'constructor',
  '__proto__',
  '',
  '*',
  ';x=1',
  'a'.repeat(3000),
];
const BODIES = [
  '',
  '{',
  '[]',
  'null',
  '"x"',
  '1',
  '{}',
  '{"a":1}',
  '{"__proto__":{"a":1}}',
  '{"a":"\\u0000"}',
  '{"a":"\\ud800"}',
  '{"a":1e999}',
  '{"items":[[]]}',
  '[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]',
  '\ufeff{}',
  'a=b',
  '<a/>',
  '{"a":1}{"a":2}',
  `{"a":"${'x'.repeat(70_000)}"}`,
];
const AUTH_ROUTES = [
  '/sign-in/email',
  '/sign-out',
  '/change-password',
  '/list-sessions',
  '/revoke-session',
  '/get-session',
  '/sign-up/email',
  '/error',
  '/ok',
  '/',
  '',
  '/callback/x',
  '/reset-password/x?callbackURL=//evil.example',
];
const FIELDS = [
  'email',
  'password',
  'currentPassword',
  'newPassword',
  'token',
  'callbackURL',
  'rememberMe',
  'unbekannt',
];

const headers = fc.array(fc.constantFrom(...ODD_HEADERS), { maxLength: 2 }).map((pairs) => Object.fromEntries(pairs));
const json = { 'content-type': 'application/json' };

const anyAddress = fc.record({
  method: fc.constantFrom(...METHODS),
  path: fc.array(fc.constantFrom(...SEGMENTS), { maxLength: 5 }).map((segments) => `/${segments.join('/')}`),
  headers,
});
const anyBody = (addresses: readonly string[]) =>
  fc.record({
    method: fc.constantFrom('POST', 'POST', 'PUT', 'DELETE', 'GET'),
    path: fc.constantFrom(...addresses),
    headers: headers.map((odd) => ({ ...json, ...odd })),
    body: fc.constantFrom(...BODIES),
  });
/** E-mail address and password are never both texts: each would cost a tenth of a second of the processor. */
const signIn = fc.record({
  method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'DELETE'),
  path: fc.constantFrom(...AUTH_ROUTES).map((route) => `/api/auth${route}`),
  headers: headers.map((odd) => ({ ...json, ...odd })),
  body: fc
    .dictionary(fc.constantFrom(...FIELDS), fc.constantFrom(...BROKEN_VALUES), { maxKeys: 4, noNullPrototype: true })
    .map((fields) => JSON.stringify(typeof fields.email === 'string' ? { ...fields, password: 1 } : fields)),
});
const anyMethod = (addresses: readonly string[]) =>
  fc.record({ method: fc.constantFrom(...METHODS), path: fc.constantFrom(...addresses), headers });

/** Requests that are not even nearly right: any method, address, header and body; also of sign-in and of files. */
export const wildRequest = (addresses: readonly string[]): fc.Arbitrary<WildRequest> =>
  fc.oneof(anyAddress, anyBody(addresses), signIn, anyMethod(addresses));
