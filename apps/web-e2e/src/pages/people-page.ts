import { type Page } from '@playwright/test';

/** People and their access, as the organisation administration knows them. */
export class PeoplePage {
  constructor(readonly page: Page) {}

  /** By the search, and opens the one who is found. */
  async find(words: string): Promise<void> {
    await this.page.goto('/personen');
    await this.page.getByLabel('Person suchen').fill(words);
    await this.page.getByText('Eine Person').waitFor();
    await this.page.locator('a.row').click();
    await this.page.getByRole('heading', { name: 'Zugang', exact: true }).waitFor();
  }

  /** The code as it is shown, once. */
  async issueCode(): Promise<string> {
    await this.page.getByRole('button', { name: /Zugangscode ausgeben/ }).click();
    return this.page.locator('p.code').innerText();
  }

  async closeAccess(): Promise<void> {
    await this.page.getByRole('button', { name: 'Zugang sperren' }).click();
    await this.page.getByRole('button', { name: 'Ja, sperren' }).click();
  }

  async reopenAccess(): Promise<void> {
    await this.page.getByRole('button', { name: 'Zugang wieder öffnen' }).click();
  }
}
