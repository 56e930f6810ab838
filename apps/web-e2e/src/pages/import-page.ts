import { type Locator, type Page } from 'playwright-core';

/** The page where files are brought, and the one of a file. */
export class ImportPage {
  constructor(private readonly page: Page) {}

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 2 }).first();
  }

  async open(): Promise<void> {
    await this.page.goto('/einfuhr');
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  async bring(kind: string, name: string, text: string): Promise<void> {
    await this.page.getByLabel('Was steht in der Datei?').selectOption({ label: kind });
    await this.page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') });
    await this.page.waitForURL('**/einfuhr/*');
  }

  /** Says what a header of the file means. */
  async assign(header: string, column: string): Promise<void> {
    await this.page.getByLabel(`Bedeutung von ${header}`).selectOption({ label: column });
  }

  /** Number of lines in a state, as the filter says it. */
  filter(state: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${state} \\(\\d+\\)$`) });
  }

  get lines(): Locator {
    return this.page.getByRole('group', { name: 'Zeilen der Datei' }).locator('tbody tr');
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name }).click();
  }
}
