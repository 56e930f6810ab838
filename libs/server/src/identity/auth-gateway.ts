import { Inject, Injectable } from '@nestjs/common';
import { type CookieOptions, type Response as ExpressResponse } from 'express';
import { recordAudit } from '../audit';
import { addressRangeOf, CONFIG, Db, Problem, type Config, type ContextRequest } from '../platform';
import { DEVICE_MILLISECONDS } from './accounts';
import { ADDRESS_RANGE_HEADER, AUTH, type Auth } from './auth';
import { PasswordChange } from './password-change';
import { RequestLimiter } from './request-limiter';
import { cookieName, deviceOf, sessionToken, signedCookieValue, signedDevice } from './session-cookie';
import { SessionReader } from './session-reader';
import { problemOfAnswer, SignIn } from './sign-in';

type Handler = (request: ContextRequest, response: ExpressResponse) => Promise<void>;

const LONGEST_EMAIL = 320;
const LONGEST_PASSWORD = 128;

/**
 * What is open of the identity library, and nothing else of it. Requests are built for the library: it
 * sees the fields that it needs, of all cookies only the one that we signed, and of the address only its range. Of its
 * answers the cookies go on to the browser; the token in their bodies does not.
 */
@Injectable()
export class AuthGateway {
  readonly #secure: boolean;
  readonly #handlers: Readonly<Record<string, Handler>> = {
    '/sign-in/email': (request, response) => this.#signIn(request, response),
    '/sign-out': (request, response) => this.#signOut(request, response),
    '/change-password': (request, response) => this.#changePassword(request, response),
  };

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(AUTH) private readonly auth: Auth,
    private readonly db: Db,
    private readonly limiter: RequestLimiter,
    private readonly signIn: SignIn,
    private readonly passwords: PasswordChange,
    private readonly sessions: SessionReader,
  ) {
    this.#secure = config.baseUrl.startsWith('https://');
  }

  /** The handler of a request below `/api/auth`; undefined for everything that is not open. */
  handlerOf(request: ContextRequest): Handler | undefined {
    if (request.method !== 'POST' || !Object.hasOwn(this.#handlers, request.path)) return undefined;
    const handler = this.#handlers[request.path];
    request.openRoute = `/api/auth${request.path}`;
    return async (asked, response) => {
      await this.limiter.takeAnonymous(asked, response);
      await handler(asked, response);
    };
  }

  async #signIn(request: ContextRequest, response: ExpressResponse): Promise<void> {
    const { email, password } = fieldsOf(request);
    if (!isText(email, LONGEST_EMAIL) || !isText(password, LONGEST_PASSWORD)) throw new Problem('request.invalid');
    const device = this.#deviceOf(request);
    const { answer, device: known } = await this.signIn.execute(
      { email, password, range: addressRangeOf(request), device },
      // In the form in which accounts were looked up: the library would answer a blank differently.
      ({ libraryName }) => this.#ask(request, '/sign-in/email', { email: libraryName, password }),
    );
    for (const cookie of answer.headers.getSetCookie()) response.append('Set-Cookie', cookie);
    const name = cookieName('device', this.#secure);
    const value = signedDevice(known, this.config.authSecret);
    // Encoded already, like the session's.
    response.cookie(name, value, { ...this.#attributes(), maxAge: DEVICE_MILLISECONDS, encode: String });
    response.json({});
  }

  #deviceOf(request: ContextRequest): string | null {
    return deviceOf(request.headers.cookie, this.#secure, this.config.authSecret);
  }

  #attributes(): CookieOptions {
    return { httpOnly: true, sameSite: 'lax', secure: this.#secure, path: '/' };
  }

  async #signOut(request: ContextRequest, response: ExpressResponse): Promise<void> {
    const context = await this.sessions.read(request);
    const answer = await this.#ask(request, '/sign-out', {});
    if (answer.status !== 200) throw await problemOfAnswer(answer);
    if (context) await recordAudit(this.db.pool, context, 'sign-out', { employeeId: context.employeeId });
    handOn(answer, response);
  }

  async #changePassword(request: ContextRequest, response: ExpressResponse): Promise<void> {
    const context = await this.sessions.read(request);
    if (!context) throw new Problem('sign-in.required');
    const { currentPassword, newPassword } = fieldsOf(request);
    if (!isText(currentPassword, LONGEST_PASSWORD) || !isText(newPassword, LONGEST_PASSWORD))
      throw new Problem('request.invalid');
    const wanted = { newPassword, device: this.#deviceOf(request) };
    const answer = await this.passwords.execute(context, wanted, () =>
      this.#ask(request, '/change-password', { currentPassword, newPassword, revokeOtherSessions: true }),
    );
    handOn(answer, response);
  }

  #ask(request: ContextRequest, path: string, body: object): Promise<Response> {
    const { origin } = new URL(this.config.baseUrl);
    const name = cookieName('session_token', this.#secure);
    const token = sessionToken(request.headers.cookie, name, this.config.authSecret);
    const headers = new Headers({
      'content-type': 'application/json',
      // Where the request really came from was checked before (platform/http).
      origin,
      [ADDRESS_RANGE_HEADER]: addressRangeOf(request),
      'user-agent': (request.headers['user-agent'] ?? '').slice(0, 200),
    });
    if (token !== null) headers.set('cookie', `${name}=${signedCookieValue(token, this.config.authSecret)}`);
    return this.auth.handler(
      new Request(`${origin}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
  }
}

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longest;

const fieldsOf = (request: ContextRequest): Record<string, unknown> =>
  typeof request.body === 'object' && request.body !== null ? (request.body as Record<string, unknown>) : {};

/** The cookies of the library's answer, and nothing of its body: scripts never see a token. */
function handOn(answer: Response, response: ExpressResponse): void {
  for (const cookie of answer.headers.getSetCookie()) response.append('Set-Cookie', cookie);
  response.json({});
}
