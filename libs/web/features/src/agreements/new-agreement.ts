import { Component, ElementRef, inject, signal, viewChild } from '@angular/core';
import { form, FormField, maxLength } from '@angular/forms/signals';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AgreementsStore } from '@zeitbuch/web-data-access';
import { ErrorCard, Icon, PageHeader } from '@zeitbuch/web-ui';
import { AGREEMENT_TEMPLATE_IDS, type AgreementTemplateId } from '@zeitbuch/working-time';

const LONGEST_NAME = 120;

/** Begins an agreement: its name, and with which values its first version is filled in. */
@Component({
  selector: 'zb-new-agreement',
  imports: [ErrorCard, FormField, Icon, MatButtonModule, PageHeader, RouterLink, TranslocoDirective],
  providers: [AgreementsStore],
  templateUrl: './new-agreement.html',
  styleUrl: './new-agreement.scss',
})
export class NewAgreement {
  protected readonly store = inject(AgreementsStore);
  readonly #router = inject(Router);
  /** The same agreement keeps its id when it is sent again. */
  readonly #agreementId = this.store.newProposalId();

  readonly #draft = signal<{ name: string; template: AgreementTemplateId }>({ name: '', template: 'flexitime' });
  protected readonly form = form(this.#draft, ({ name }) => maxLength(name, LONGEST_NAME));
  protected readonly templates = AGREEMENT_TEMPLATE_IDS;
  protected readonly asked = signal(false);
  protected readonly nameField = viewChild.required<ElementRef<HTMLElement>>('nameField');

  protected isMissing(): boolean {
    return this.asked() && this.#draft().name.trim() === '';
  }

  protected async create(): Promise<void> {
    this.asked.set(true);
    const { name, template } = this.#draft();
    if (this.isMissing()) return this.nameField().nativeElement.focus();
    if (!(await this.store.create(this.#agreementId, name.trim()))) return;
    await this.#router.navigate(['/dienstvereinbarungen', this.#agreementId, 'neue-fassung'], {
      queryParams: { vorlage: template },
    });
  }
}
