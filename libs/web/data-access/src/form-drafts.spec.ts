import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { FormDrafts } from './form-drafts';
import { Surroundings } from './outbox/surroundings';
import { SessionStore } from './session.store';
import { PlainSurroundings } from './testing/plain-surroundings';

const settle = () => new Promise((resolve) => setTimeout(resolve));

/** A page of the browser, opened by somebody; the browser's store stays from page to page. */
async function page(employeeId: string) {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: Surroundings, useClass: PlainSurroundings },
    ],
  });
  const session = TestBed.inject(SessionStore);
  void session.load();
  const employee = { employeeId, givenName: 'Jana', familyName: 'Vogel', unitName: 'Amt 10' };
  const answer = { signedIn: true, employee, roles: ['employee'] };
  TestBed.inject(HttpTestingController)
    .expectOne(({ url }) => url.endsWith('/session'))
    .flush(answer);
  await settle();
  return { drafts: TestBed.inject(FormDrafts), session };
}

describe('a form that somebody has begun to fill in', () => {
  it('is there again after a reload and after the end of the session, for its person only', async () => {
    const first = await page('jana');
    await first.drafts.keep('day 2026-11-23', { reason: 'vergessen' });
    first.session.forget();
    const other = await page('otto');
    expect(await other.drafts.read('day 2026-11-23')).toBeNull();
    const again = await page('jana');
    expect(await again.drafts.read('day 2026-11-23')).toEqual({ reason: 'vergessen' });
    expect(await again.drafts.read('day 2026-11-24')).toBeNull();
  });

  it('is kept as it was last, encrypted, and gone once it is sent', async () => {
    const { drafts } = await page('paula');
    await Promise.all([drafts.keep('form', { text: 'eins' }), drafts.keep('form', { text: 'zwei' })]);
    expect(await drafts.read('form')).toEqual({ text: 'zwei' });
    const rows = await new Promise<object[]>((resolve) => {
      const request = indexedDB.open('zeitbuch-drafts');
      request.onsuccess = () => {
        const all = request.result.transaction('drafts').objectStore('drafts').getAll();
        all.onsuccess = () => resolve(all.result as object[]);
      };
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/zwei|paula|form"/);
    await drafts.drop('form');
    expect(await drafts.read('form')).toBeNull();
  });

  it('is not kept where nobody is signed in, and nothing breaks', async () => {
    const { drafts, session } = await page('jana');
    session.forget();
    await drafts.keep('form', { text: 'eins' });
    expect(await drafts.read('form')).toBeNull();
  });
});
