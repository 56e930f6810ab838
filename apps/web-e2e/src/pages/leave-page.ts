import { type Locator, type Page } from '@playwright/test';

/** `+30`, `−4,5`, `26` as hundredths of a day. */
function hundredths(text: string): number {
  const [whole, fraction = ''] = text.replace('−', '-').replace('+', '').split(',');
  const size = Math.abs(Number(whole)) * 100 + Number(fraction.padEnd(2, '0'));
  return whole.startsWith('-') ? -size : size;
}

/** The leave account of a year, as somebody who looks at it knows it. Says what is there; journeys say what should be. */
export class LeavePage {
  readonly heading: Locator;
  readonly #rows: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { level: 1 });
    this.#rows = page.getByRole('row');
  }

  /** By the navigation, as everybody finds it. */
  async openFromNavigation(): Promise<void> {
    await this.page.goto('/heute');
    await this.page.getByRole('link', { name: 'Abwesend', exact: true }).click();
    await this.page.getByRole('link', { name: 'So setzt sich Ihr Urlaub zusammen' }).click();
    await this.page.getByText('So kommt die Zahl zustande').waitFor();
  }

  async open(year: number): Promise<void> {
    await this.page.goto(`/urlaub/${year}`);
  }

  /** What each step adds or takes, in hundredths of a day, and what they come to. */
  async account(): Promise<{ steps: readonly number[]; sum: number }> {
    const rows = await this.#rows.allInnerTexts();
    const figures = rows.map((row) => hundredths(row.trim().split(/\s+/).at(-1) ?? ''));
    return { steps: figures.slice(0, -1), sum: figures.at(-1) ?? NaN };
  }

  /** The large figure: what is left, in hundredths of a day. */
  async left(): Promise<number> {
    return hundredths(await this.page.locator('.left .figure').innerText());
  }

  /** The step as the table tells it: `+31`. */
  step(text: string): Locator {
    return this.page.getByText(text, { exact: true });
  }

  async followRule(name: string): Promise<void> {
    await this.page.getByRole('link', { name }).first().click();
  }

  async toYear(year: number): Promise<void> {
    await this.page.getByRole('link', { name: `Zum Jahr ${year}` }).click();
  }
}
