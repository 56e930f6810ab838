import { Component, computed, inject, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Icon } from './icon';
import { problemText, type ProblemLike } from './problem-text';
import { activeLanguage } from './preferences/active-language';

/** What went wrong, in words, with the code and the number under which the server's log knows it. */
@Component({
  selector: 'zb-error-card',
  imports: [MatButtonModule, TranslocoDirective, Icon],
  host: { role: 'alert' },
  template: `
    <ng-container *transloco="let t">
      <zb-icon name="error" />
      <div>
        <p class="sentence">{{ sentence() }}</p>
        @for (error of problem().errors ?? []; track error.field) {
          <p class="field">{{ error.field }}: {{ error.message }}</p>
        }
        <details class="code">
          <summary>{{ t('error.details') }}</summary>
          {{ t('error.code') }} <code>{{ problem().code }}</code>
          @if (problem().correlationId; as id) {
            · {{ t('error.number') }} <code>{{ id }}</code>
          }
        </details>
        @if (retryable()) {
          <button mat-stroked-button type="button" (click)="retry.emit()">
            {{ t(isOutdated() ? 'error.reload' : 'error.retry') }}
          </button>
        }
      </div>
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      gap: 14px;
      padding: 16px 18px;
      border: 1px solid var(--zb-bad);
      border-radius: var(--zb-radius);
      background: var(--zb-bad-soft);
    }
    zb-icon {
      font-size: 1.25rem;
      color: var(--zb-bad);
    }
    p {
      margin: 0;
    }
    .sentence {
      font-weight: 600;
    }
    .field {
      margin-top: 4px;
    }
    .code {
      margin-top: 4px;
      font-size: var(--zb-text-small);
      color: var(--zb-ink-soft);
    }
    code {
      overflow-wrap: anywhere;
    }
    button {
      margin-top: 12px;
    }
  `,
})
export class ErrorCard {
  readonly problem = input.required<ProblemLike>();
  /** Whether trying again makes sense here. */
  readonly retryable = input(true);
  readonly retry = output<void>();

  /** What was seen has changed meanwhile: trying the same again does not help, looking again does. */
  protected readonly isOutdated = computed(() => [409, 412].includes(this.problem().status ?? 0));

  readonly #transloco = inject(TranslocoService);
  protected readonly sentence = computed(() => {
    activeLanguage(); // a switch of language changes the sentence
    return problemText(this.#transloco, this.problem());
  });
}
