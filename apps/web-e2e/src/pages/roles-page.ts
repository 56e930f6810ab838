import { type Locator, type Page } from '@playwright/test';

/** "Rollen": who has which role, and what waits for a second person. */
export class RolesPage {
  constructor(private readonly page: Page) {}

  open = () => this.page.goto('/rollen');

  /** Proposes a role for the person with a personnel number, for the whole city and from today on. */
  async propose(personnelNumber: string, role: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Rolle vergeben' }).click();
    await this.page.getByLabel('Person', { exact: true }).fill(personnelNumber);
    await this.page.getByRole('button', { name: personnelNumber }).click();
    await this.page.getByLabel('Rolle', { exact: true }).selectOption({ label: role });
    await this.page.getByRole('button', { name: 'Zur Bestätigung vorlegen' }).click();
  }

  /** What waits for somebody. */
  proposal = (name: string): Locator => this.page.getByRole('article', { name });

  /** The role that somebody has. */
  held = (name: string, role: string): Locator =>
    this.page.locator('.grants li').filter({ hasText: name }).filter({ hasText: role });
}
