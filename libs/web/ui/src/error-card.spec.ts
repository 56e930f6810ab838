import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { ErrorCard } from './error-card';

const de = {
  problem: {
    'period.closed': 'Der Monat {{ month }} ist abgeschlossen.',
    waits: 'Seit {{ since }} für {{ on }}',
    internal: 'Bei uns ist etwas schiefgegangen.',
  },
  error: { code: 'Kennung', number: 'Vorgang', retry: 'Erneut versuchen', reload: 'Neu laden' },
};

async function cardOf(problem: {
  code: string;
  status?: number;
  params?: Record<string, unknown>;
  correlationId?: string;
}) {
  TestBed.configureTestingModule({
    imports: [
      ErrorCard,
      TranslocoTestingModule.forRoot({
        langs: { de },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
  });
  const fixture = TestBed.createComponent(ErrorCard);
  fixture.componentRef.setInput('problem', problem);
  await fixture.whenStable();
  return { fixture, element: fixture.nativeElement as HTMLElement };
}

describe('the error card', () => {
  it('says what happened, with the code and the number of the server log', async () => {
    const { element } = await cardOf({
      code: 'period.closed',
      params: { month: 'Oktober' },
      correlationId: '0199-abc',
    });
    expect(element.getAttribute('role')).toBe('alert');
    expect(element.textContent).toContain('Der Monat Oktober ist abgeschlossen.');
    expect(element.textContent).toContain('period.closed');
    expect(element.textContent).toContain('0199-abc');
  });

  it('offers to try again what failed, and to look again at what changed meanwhile', async () => {
    const labelOf = ({ element }: Awaited<ReturnType<typeof cardOf>>) =>
      element.querySelector('button')?.textContent?.trim();
    expect(labelOf(await cardOf({ code: 'internal', status: 500 }))).toBe('Erneut versuchen');
    TestBed.resetTestingModule();
    expect(labelOf(await cardOf({ code: 'period.closed', status: 409 }))).toBe('Neu laden');
  });

  it('shows instants and dates as people write them', async () => {
    const { element } = await cardOf({
      code: 'waits',
      params: { since: '2026-11-24T08:00:00+01:00', on: '2026-11-23' },
    });
    expect(element.textContent).toContain('Seit 24.11.2026, 08:00 für 23.11.2026');
  });

  it('has a sentence even for a code that only a newer server knows', async () => {
    const { element } = await cardOf({ code: 'moon.full' });
    expect(element.textContent).toContain('Bei uns ist etwas schiefgegangen.');
    expect(element.textContent).toContain('moon.full');
  });

  it('lets the person try again', async () => {
    const { fixture, element } = await cardOf({ code: 'period.closed' });
    let asked = 0;
    fixture.componentInstance.retry.subscribe(() => asked++);
    element.querySelector('button')?.click();
    expect(asked).toBe(1);
  });
});
