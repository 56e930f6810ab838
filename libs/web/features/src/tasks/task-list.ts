import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore, TaskStore } from '@zeitbuch/web-data-access';
import { activeLanguage, formatInstant, Icon } from '@zeitbuch/web-ui';
import { addressOf, TASK_ICONS, wordsOf } from './task-words';

/** What waits for the person, each with where it is done. What was done is gone with the next answer of the server. */
@Component({
  selector: 'zb-task-list',
  imports: [Icon, RouterLink, TranslocoDirective],
  templateUrl: './task-list.html',
  styleUrl: './task-list.scss',
})
export class TaskList {
  readonly #store = inject(TaskStore);
  readonly #session = inject(SessionStore);
  protected readonly formatInstant = formatInstant;
  protected readonly rows = computed(() => {
    activeLanguage();
    return this.#store.tasks().map((task) => ({
      task,
      key: [task.kind, task.date, task.month, task.subjectId].join(' '),
      icon: TASK_ICONS[task.kind],
      address: addressOf(task, this.#session.roles()),
      words: wordsOf(task),
    }));
  });
}
