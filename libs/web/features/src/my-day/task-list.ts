import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore, type TaskDto, TaskStore } from '@zeitbuch/web-data-access';
import { activeLanguage, formatInstant, Icon } from '@zeitbuch/web-ui';
import { addressOf, queryOf, TASK_ICONS, wordsOf } from './task-words';

/** What waits for the person, each with where it is done. What was done is gone with the next answer of the server. */
@Component({
  selector: 'zb-task-list',
  imports: [Icon, RouterLink, TranslocoDirective],
  templateUrl: './task-list.html',
  styleUrl: './task-list.scss',
})
export class TaskList {
  /** A day of which a missing booking is asked elsewhere on the page: it is not shown twice. */
  readonly askedOf = input<string | null>(null);

  readonly #store = inject(TaskStore);
  readonly #session = inject(SessionStore);
  protected readonly formatInstant = formatInstant;
  /** Of several months that are over all are handed in on one page. */
  protected readonly openMonths = computed(
    () => this.#store.tasks().filter(({ kind }) => kind === 'monthToSubmit' || kind === 'monthReturned').length,
  );
  protected readonly rows = computed(() => {
    activeLanguage();
    const isAsked = ({ kind, date }: TaskDto) => kind === 'bookingMissing' && date === this.askedOf();
    const tasks = this.#store.tasks().filter((task) => !isAsked(task));
    return tasks.map((task) => ({
      task,
      key: [task.kind, task.date, task.month, task.subjectId, task.employeeId].join(' '),
      icon: TASK_ICONS[task.kind],
      address: addressOf(task, this.#session.roles()),
      query: queryOf(task),
      isOfMany: task.kind === 'workOnAbsence' && task.count > 1,
      words: wordsOf(task),
    }));
  });
}
