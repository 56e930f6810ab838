import { inject, Injectable, signal } from '@angular/core';
import { Api, type LeaveNoticeDto, listUnreadLeaveNotices } from './generated';
import { ProblemReader } from './problem';

/** Notices on leave that wait to be read. They are beside the work of the page: without a connection there are none. */
@Injectable()
export class LeaveNoticesStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);

  readonly notices = signal<readonly LeaveNoticeDto[]>([]);

  async load(): Promise<void> {
    try {
      this.notices.set((await this.#api.invoke(listUnreadLeaveNotices)).notices);
    } catch (error) {
      this.#problems.read(error); // throws on for a bug
    }
  }
}
