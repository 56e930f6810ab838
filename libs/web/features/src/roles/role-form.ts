import { Component, computed, effect, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { type GrantedRole, PeopleStore, type PersonRowDto, RolesStore, ServerClock } from '@zeitbuch/web-data-access';
import { Icon, townTime } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { isLocalDate } from '@zeitbuch/working-time';
import { UnitChoice } from './unit-choice';

/** Letters that follow each other faster are one question. */
const PAUSE_MILLISECONDS = 200;
const SHOWN_PEOPLE = 6;
const ROLES: readonly GrantedRole[] = ['timeAdministrator', 'payroll', 'organisationAdministrator', 'agreementEditor'];

/** Gives somebody a role: who, which, for what, from when to when. */
@Component({
  selector: 'zb-role-form',
  imports: [DateField, FormsModule, Icon, MatButtonModule, TranslocoDirective, UnitChoice],
  providers: [PeopleStore],
  templateUrl: './role-form.html',
  styleUrl: './role-form.scss',
})
export class RoleForm {
  readonly isAlone = input.required<boolean>();
  /** With the key of what to say; null where nothing was done. */
  readonly closed = output<string | null>();

  protected readonly store = inject(RolesStore);
  protected readonly people = inject(PeopleStore);
  readonly #clock = inject(ServerClock);
  protected readonly roles = ROLES;
  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  protected readonly search = signal('');
  protected readonly person = signal<PersonRowDto | null>(null);
  protected readonly role = signal<GrantedRole | ''>('');
  protected readonly isForUnits = signal(false);
  protected readonly unitIds = signal<readonly string[]>([]);
  protected readonly from = signal<string>(townTime(this.#clock.nowMilliseconds()).date);
  protected readonly to = signal('');
  /** What is missing is said when the form is sent, and then as it is filled in. */
  protected readonly wasSent = signal(false);
  protected readonly found = computed(() =>
    this.search().trim() === '' ? [] : (this.people.rows() ?? []).filter((row) => row !== null).slice(0, SHOWN_PEOPLE),
  );
  protected readonly hasUnits = computed(() => this.role() === 'timeAdministrator' && this.isForUnits());
  protected readonly missing = computed(() => ({
    person: this.person() === null,
    role: this.role() === '',
    units: this.hasUnits() && this.unitIds().length === 0,
    from: !isLocalDate(this.from()),
    to: this.to() !== '' && !isLocalDate(this.to()),
  }));

  constructor() {
    effect(() => this.heading()?.nativeElement.focus());
    effect((onCleanup) => {
      const search = this.search().trim();
      if (search === '') return;
      const timer = setTimeout(() => void this.people.ask({ search, account: null }), PAUSE_MILLISECONDS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected isWrong(field: keyof ReturnType<typeof this.missing>): boolean {
    return this.wasSent() && this.missing()[field];
  }

  protected choose(person: PersonRowDto | null): void {
    this.person.set(person);
    this.search.set('');
  }

  protected chooseUnits(isForUnits: boolean): void {
    this.isForUnits.set(isForUnits);
    if (isForUnits && this.store.units().length === 0) void this.store.loadUnits();
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.wasSent.set(true);
    const [person, role, to] = [this.person(), this.role(), this.to()];
    if (person === null || role === '' || Object.values(this.missing()).includes(true)) {
      const [first] = Object.entries(this.missing()).filter(([, isMissing]) => isMissing);
      document.getElementById(`role-${first[0]}`)?.focus();
      return;
    }
    const status = await this.store.give({
      ...{ employeeId: person.employeeId, role, from: this.from() },
      ...(to === '' ? {} : { to }),
      ...(this.hasUnits() ? { unitIds: [...this.unitIds()] } : {}),
    });
    if (status !== null) this.closed.emit(status === 'confirmed' ? 'roles.said.given' : 'roles.said.proposed');
  }
}
