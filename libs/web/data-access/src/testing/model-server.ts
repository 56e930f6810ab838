import { type CreateBookingDto } from '../generated';
import { type ServerModel } from './server-model';
import { type SimulatedServer } from './simulated-browser';
import { type SimulatedAnswer, type SimulatedRequest } from './simulated-network';

const problem = (status: number, code: string): SimulatedAnswer => ({ status, body: { code, status } });

/** The model of the server behind HTTP: who is signed in, and for whom the tab thinks it sends. */
export class ModelServer implements SimulatedServer {
  constructor(
    readonly model: ServerModel,
    readonly nowMilliseconds: () => number,
  ) {}

  async answer({ method, path, body, person }: SimulatedRequest, cookie: string | null): Promise<SimulatedAnswer> {
    if (path.endsWith('/session')) return { status: 200, body: sessionOf(cookie) };
    if (cookie === null) return problem(401, 'sign-in.required');
    if (person !== null && person !== cookie) return problem(409, 'session.other-person');
    const now = this.nowMilliseconds();
    if (method === 'POST') return this.model.book(cookie, body as CreateBookingDto, now);
    return { status: 200, body: path.endsWith('/facts') ? {} : this.model.today(cookie, now) };
  }
}

const sessionOf = (employeeId: string | null) =>
  employeeId === null
    ? { signedIn: false, roles: [], demoMode: false, serverTime: '' }
    : { signedIn: true, roles: ['employee'], demoMode: false, serverTime: '', employee: { employeeId } };
