import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ClosingWaitingDto } from '@zeitbuch/web-data-access';

/** One answer names no more people than these. */
const MOST_WAITING = 500;

/** In one line, who must act before a closing can go on: how many of each kind, and for how many people. */
@Component({
  selector: 'zb-who-acts',
  imports: [TranslocoDirective],
  template: `<p class="small" *transloco="let t">
    @if (parts().length === 0) {
      {{ t('closing.waiting.nobody') }}
    } @else {
      {{ t('closing.whoActs.lead') }}
      <span class="dotted">
        @for (part of parts(); track part.kind) {
          <span>{{ t('closing.whoActs.' + part.kind, part) }}</span>
        }
        @if (isCut()) {
          <span>{{ t('closing.whoActs.more') }}</span>
        }
      </span>
    }
  </p>`,
  styles: ':host { display: block; } p { margin: 0 0 12px; }',
})
export class WhoActs {
  readonly waiting = input.required<ClosingWaitingDto>();

  protected readonly parts = computed(() => {
    const { actors } = this.waiting();
    return (['person', 'supervisor', 'timeAdministration'] as const).flatMap((kind) => {
      const ofKind = actors.filter((actor) => actor.kind === kind);
      return ofKind.length > 0 ? [{ kind, count: ofKind.length, people: peopleOf(ofKind) }] : [];
    });
  });
  protected readonly isCut = computed(() => peopleOf(this.waiting().actors) >= MOST_WAITING);
}

const peopleOf = (actors: ClosingWaitingDto['actors']) => actors.reduce((sum, { people }) => sum + people.length, 0);
