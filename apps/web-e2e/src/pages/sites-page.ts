import { type Locator, type Page } from '@playwright/test';

/** Sites of the city and their calendars, as the organisation administration knows them. */
export class SitesPage {
  constructor(readonly page: Page) {}

  /** A line of the calendar, by its date. */
  day(date: string): Locator {
    return this.page.locator('.month li').filter({ hasText: date });
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
