import { type Locator, type Page } from '@playwright/test';

/** Where somebody with an access code chooses a password. */
export class AccessPage {
  readonly heading: Locator;
  readonly newPassword: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { level: 1 });
    this.newPassword = page.getByLabel('Neues Passwort');
  }

  /** As somebody does who has the code on paper. */
  async typeCode(code: string): Promise<void> {
    await this.page.goto('/anmelden');
    await this.page.getByRole('link', { name: 'Mit Zugangscode beginnen' }).click();
    await this.page.getByLabel('Zugangscode').fill(code);
    await this.page.getByRole('button', { name: 'Weiter' }).click();
  }

  async choose(password: string): Promise<void> {
    await this.newPassword.fill(password);
    await this.page.getByRole('button', { name: 'Speichern und anmelden' }).click();
  }
}
