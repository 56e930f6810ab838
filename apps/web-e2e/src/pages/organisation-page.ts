import { type Page } from '@playwright/test';

/** The units of the city, as the organisation administration knows them. */
export class OrganisationPage {
  constructor(readonly page: Page) {}

  /** By the search, and opens the one that is found. */
  async find(words: string): Promise<void> {
    await this.page.goto('/organisation');
    await this.page.getByLabel('Einheit suchen').fill(words);
    await this.page.locator('.list a').first().click();
    await this.page.locator('#unit-heading').waitFor();
  }

  async asOf(day: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: 'Stand am' });
    await field.fill(day);
    await field.press('Enter');
    await field.blur();
  }

  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) {
      const field = this.page.getByRole('textbox', { name: label, exact: true });
      await field.fill(text);
      await field.blur();
    }
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).last().click();
  }
}
