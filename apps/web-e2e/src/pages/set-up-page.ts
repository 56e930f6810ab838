import { type Locator, type Page } from '@playwright/test';

/** The set-up of an empty city, step by step. */
export class SetUpPage {
  readonly heading: Locator;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole('heading', { level: 1 });
  }

  async fill(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(text);
  }

  async choose(label: string, value: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).selectOption(value);
  }

  async next(): Promise<void> {
    await this.page.getByRole('button', { name: 'Weiter', exact: true }).click();
  }

  async found(password: string): Promise<void> {
    await this.fill('Passwort', password);
    await this.page.getByRole('button', { name: 'Stadt anlegen' }).click();
  }
}
