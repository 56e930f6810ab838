import { type AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type Config } from '../platform';
import { SendMails } from './send-mails';

const PASSWORD = 'vier Straßenbahnen im Regen 52';
const FROM = 'zeitbuch@lindenau.example';

/** A mail server as it is: takes mail, refuses it, or is not there. */
class MailServer {
  readonly taken: { to: string; text: string }[] = [];
  refuses = false;
  readonly #server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (this.refuses) return done(Object.assign(new Error('mailbox is full'), { responseCode: 452 }));
        // Quoted-printable: soft line breaks, and letters as their bytes.
        const text = Buffer.concat(parts)
          .toString()
          .replaceAll('=\r\n', '')
          .replaceAll(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString());
        this.taken.push({ to: session.envelope.rcptTo[0].address, text });
        done();
      });
    },
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  close = () => new Promise<void>((resolve) => this.#server.close(resolve));
}

describe('mail', () => {
  let api: TestApp;
  let server: MailServer;
  let smtpUrl: string;
  let administrator: TestPerson;
  let clerk: TestPerson;
  let payroll: TestPerson;

  beforeAll(async () => {
    server = new MailServer();
    smtpUrl = await server.open();
    api = await createTestApp('2026-11-24T09:00:00+01:00', { SMTP_URL: smtpUrl, MAIL_FROM: FROM });
    await api.scenario.tenant();
    const person = (givenName: string, roles: string[] = []) =>
      api.scenario.person({ givenName, roles: roles as never });
    administrator = await person('Verwaltung', ['organisationAdministrator']);
    clerk = await person('Jana');
    payroll = await person('Abrechnung', ['payroll']);
    for (const { employeeId } of [clerk, payroll])
      await api.db.query(
        `insert into auth_account (id, "accountId", "providerId", "userId", password, "updatedAt")
         select gen_random_uuid(), auth_user_id, 'credential', auth_user_id, 'none', now() from employee where employee_id = $1`,
        [employeeId],
      );
  });
  afterAll(async () => {
    await api.close();
    await server.close();
  });
  beforeEach(async () => {
    server.taken.length = 0;
    server.refuses = false;
    await api.db.query('delete from mail_order');
  });

  const emailOf = async ({ employeeId }: TestPerson): Promise<string> =>
    (await api.db.query<{ email: string }>('select email from employee where employee_id = $1', [employeeId]))[0].email;
  const forgot = (email: string) => api.request('POST', '/api/v1/forgotten-passwords', { body: { email } });
  const send = (url = smtpUrl) => {
    const config = { baseUrl: 'https://zeit.lindenau.example', mail: { smtpUrl: url, from: FROM } } as Config;
    return new SendMails(config, api.db).execute(() => true);
  };
  const orders = () =>
    api.db.query<{ kind: string; tries: number; how: string | null; problem: string | null }>(
      'select kind, tries, ended_how as how, problem from mail_order order by ordered_at',
    );
  const codeIn = (text: string) => /zugang#([0-9A-Z-]{23})/.exec(text)?.[1] ?? '';
  const use = (code: string) =>
    api.request('POST', '/api/v1/access-codes/use', { body: { code, newPassword: PASSWORD } });

  it('answers alike whether the address exists, and writes to nobody who is not there', async () => {
    const known = await forgot((await emailOf(clerk)).toUpperCase());
    const unknown = await forgot('niemand@lindenau.example');
    expect([known.status, unknown.status, known.body]).toEqual([204, 204, unknown.body]);
    expect(await send()).toBe(1);
    expect(server.taken.map(({ to }) => to)).toEqual([await emailOf(clerk)]);
    const [{ text }] = server.taken;
    expect(text).not.toContain('Jana');
    expect(text).toContain('choose the password');
    const code = codeIn(text);
    expect((await use(code)).status).toBe(200);
    expect((await use(code)).body).toMatchObject({ code: 'access-code.used' });
  });

  it('says at a person that a code can go to them by it', async () => {
    const path = `/api/v1/people/${clerk.employeeId}`;
    expect((await api.request<{ sendsMail: boolean }>('GET', path, { as: administrator })).body.sendsMail).toBe(true);
  });

  it('writes no more than once in ten minutes, whoever asks', async () => {
    const email = await emailOf(clerk);
    await Promise.all([forgot(email), forgot(email)]);
    await forgot(email);
    expect(await orders()).toHaveLength(1);
    expect(
      await api.request('POST', `/api/v1/people/${clerk.employeeId}/access-mails`, { as: administrator }),
    ).toMatchObject({ status: 409, body: { code: 'mail.just-sent' } });
  });

  it('brings a link to many at once, to each once, and to nobody who is in already', async () => {
    const { scenario } = api;
    const many = [];
    for (const name of ['Vera', 'Udo', 'Tilo']) many.push(await scenario.person({ givenName: `Neuling-${name}` }));
    const order = () =>
      api.request('POST', '/api/v1/people/access-mails', {
        as: administrator,
        body: { account: 'none', search: 'neuling' },
      });
    const [first, second] = await Promise.all([order(), order()]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect([first.body, second.body]).toContainEqual({ mailed: 3, justMailed: 0, left: 0 });
    expect([first.body, second.body]).toContainEqual({ mailed: 0, justMailed: 3, left: 0 });
    expect(await send()).toBe(3);
    const emails = await Promise.all(many.map(emailOf));
    expect(server.taken.map(({ to }) => to).sort()).toEqual([...emails].sort());
    expect((await use(codeIn(server.taken[0].text))).status).toBe(200);
    // Two have a code that waits, one has a password.
    expect((await order()).body).toEqual({ mailed: 0, justMailed: 0, left: 0 });
    const log = await api.db.query<{ n: number }>(
      `select count(*)::int as n from audit_event where action = 'access-code.mail-ordered' and employee_id = any($1::uuid[])`,
      [many.map(({ employeeId }) => employeeId)],
    );
    expect(log).toEqual([{ n: 3 }]);
  });

  it('brings people with roles no link: their mail is read by others, too', async () => {
    await forgot(await emailOf(payroll));
    await send();
    expect(server.taken).toHaveLength(1);
    expect(server.taken[0].text).toContain('Systemverwaltung');
    expect(codeIn(server.taken[0].text)).toBe('');
    const path = `/api/v1/people/${payroll.employeeId}/access-mails`;
    expect((await api.request('POST', path, { as: administrator })).body).toMatchObject({
      code: 'account.role-holder',
    });
    // Asked for in time, and given a role before it was sent.
    await api.db.query(
      `insert into mail_order (tenant_id, mail_id, employee_id, kind) values (1, gen_random_uuid(), $1, 'accessCode')`,
      [payroll.employeeId],
    );
    await send();
    expect(codeIn(server.taken[1].text)).toBe('');
  });

  it('loses nothing to a dead mail server, and its last link is the one that counts', async () => {
    const path = `/api/v1/people/${clerk.employeeId}/access-mails`;
    expect((await api.request('POST', path, { as: administrator })).status).toBe(204);
    expect(await send('smtp://127.0.0.1:9')).toBe(0);
    server.refuses = true;
    await api.db.query('update mail_order set next_try_at = now()');
    expect(await send()).toBe(0);
    expect(await orders()).toMatchObject([
      { tries: 2, how: null, problem: expect.stringContaining('full') as unknown },
    ]);
    // Until the pause is over it is left alone.
    server.refuses = false;
    expect(await send()).toBe(0);
    await api.db.query('update mail_order set next_try_at = now()');
    expect(await send()).toBe(1);
    expect(await orders()).toMatchObject([{ tries: 3, how: 'sent', problem: null }]);
    expect((await use(codeIn(server.taken[0].text))).status).toBe(200);
  });

  it('is sent once by two workers, and not at all to somebody whose access was closed', async () => {
    await forgot(await emailOf(clerk));
    expect((await Promise.all([send(), send()])).sort()).toEqual([0, 1]);
    await api.db.query('delete from mail_order');
    await forgot(await emailOf(clerk));
    await api.db.query('update employee set access_blocked_at = now() where employee_id = $1', [clerk.employeeId]);
    expect(await send()).toBe(0);
    expect(await orders()).toMatchObject([{ how: 'given-up', problem: 'account.blocked' }]);
    await api.db.query('update employee set access_blocked_at = null where employee_id = $1', [clerk.employeeId]);
  });

  it('is refused in words where there is no mail server', async () => {
    const without = await createTestApp('2026-11-24T09:00:00+01:00');
    const answer = await without.request('POST', '/api/v1/forgotten-passwords', { body: { email: 'a@b.example' } });
    await without.close();
    expect(answer).toMatchObject({ status: 409, body: { code: 'mail.not-configured' } });
  });
});
