import { type Page } from '@playwright/test';

/** Who works under an agreement, and who comes under it. */
export class AgreementPeoplePage {
  constructor(readonly page: Page) {}

  async open(agreement: string): Promise<void> {
    await this.page.goto('/dienstvereinbarungen/personen');
    await this.page.getByRole('link', { name: agreement, exact: true }).click();
    await this.page.getByRole('heading', { name: agreement, level: 2 }).waitFor();
  }

  /** How many are under it on the day that is shown. */
  async count(): Promise<number> {
    const text = await this.page.locator('#people-found').innerText();
    return Number(/: (\d+)/.exec(text)?.[1]);
  }

  async asOf(date: string): Promise<void> {
    await this.page.locator('#people-on').fill(date);
    await this.page.locator('#people-on').press('Enter');
    await this.page.getByText(`Am ${date}:`).waitFor();
  }

  /** Fills the form in and looks at who would change. @param to empty for no end */
  async look({ unit, from, to = '' }: { unit: RegExp; from: string; to?: string }): Promise<void> {
    await this.page.getByRole('button', { name: 'Personen zuordnen' }).click();
    const select = this.page.getByLabel('Einheit', { exact: true });
    const option = select.locator('option').filter({ hasText: unit }).first();
    await select.selectOption((await option.getAttribute('value')) ?? '');
    await this.page.locator('#transfer-from').fill(from);
    if (to !== '') await this.page.locator('#transfer-to').fill(to);
    await this.page.getByRole('button', { name: 'Zeigen, wer wechselt' }).click();
  }
}
