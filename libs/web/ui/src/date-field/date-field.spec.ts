import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { activeLanguage } from '../preferences/active-language';
import { DateField } from './date-field';
import { TODAY } from '../today';

const texts = {
  'dateField.open': 'Kalender öffnen',
  'dateField.unreadable': 'Das ist kein Datum.',
  'dateField.toYear': 'Monat und Jahr wählen',
  'dateField.previousMonth': 'Voriger Monat',
  'dateField.nextMonth': 'Nächster Monat',
};

async function open(value: string) {
  TestBed.configureTestingModule({
    imports: [
      DateField,
      TranslocoTestingModule.forRoot({
        langs: { de: texts },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
    providers: [{ provide: TODAY, useValue: () => '2026-11-24' }],
  });
  const fixture = TestBed.createComponent(DateField);
  fixture.componentRef.setInput('fieldId', 'day');
  fixture.componentRef.setInput('label', 'Erster Tag');
  fixture.componentRef.setInput('value', value);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const field = element.querySelector('input') as HTMLInputElement;
  const type = async (text: string) => {
    field.value = text;
    for (const event of ['input', 'change', 'blur']) field.dispatchEvent(new Event(event));
    await fixture.whenStable();
    return fixture.componentInstance.value();
  };
  const settle = () => fixture.whenStable();
  return { element, field, type, settle, give: (day: string) => fixture.componentRef.setInput('value', day) };
}

const days = () => [...document.querySelectorAll('.mat-calendar-body-cell')];

describe('the field for a date', () => {
  afterEach(() => activeLanguage.set('de'));

  it('writes the date in the language of the screen, whatever that of the browser is', async () => {
    const { field, settle } = await open('2026-12-07');
    expect(field.value).toBe('07.12.2026');
    activeLanguage.set('en');
    await settle();
    expect(field.value).toBe('7 Dec 2026');
  });

  it('reads what is typed, and says of other words that they are no date', async () => {
    const { element, field, type } = await open('');
    expect(await type('7.12.26')).toBe('2026-12-07');
    expect(field.value).toBe('07.12.2026');
    expect(await type('31.11.2026')).toBe('31.11.2026');
    expect(field.value).toBe('31.11.2026');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(element.querySelector('[role=alert]')?.textContent).toContain('Das ist kein Datum.');
    expect(await type('')).toBe('');
    expect(field.getAttribute('aria-invalid')).toBe('false');
  });

  it('shows what is given from outside, also in place of what was typed', async () => {
    const { field, type, give, settle } = await open('2026-12-07');
    await type('xx');
    give('2027-01-01');
    await settle();
    expect(field.value).toBe('01.01.2027');
    give('bald'); // a draft that comes back
    await settle();
    expect(field.value).toBe('bald');
  });

  it('has a calendar with weeks from Monday, today and the chosen day, by keyboard too', async () => {
    const { element, field, settle } = await open('2026-11-26');
    const button = element.querySelector('button') as HTMLButtonElement;
    expect(button.getAttribute('aria-label')).toBe('Kalender öffnen');
    button.click();
    await settle();
    const name = document.querySelector('[role=dialog]')?.getAttribute('aria-labelledby');
    expect(element.querySelector(`#${name}`)?.textContent).toBe('Erster Tag');
    const buttons = [...document.querySelectorAll<HTMLElement>('zb-calendar-head button')];
    const names = buttons.map((one) => one.getAttribute('aria-label') ?? one.textContent.trim());
    expect(names).toEqual(['November 2026: Monat und Jahr wählen', 'Voriger Monat', 'Nächster Monat']);
    expect(document.querySelector('.mat-calendar-table-header')?.textContent).toMatch(/^\s*Montag\s*Mo/);
    expect(document.querySelector('.mat-calendar-body-today')?.textContent?.trim()).toBe('24');
    expect(document.querySelector('.mat-calendar-body-selected')?.textContent?.trim()).toBe('26');
    expect(days()[6].getAttribute('aria-label')).toBe('Samstag, 7. November 2026');
    (days()[6] as HTMLElement).click();
    await settle();
    expect(field.value).toBe('07.11.2026');
  });
});
