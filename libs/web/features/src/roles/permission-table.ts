import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type MatrixRole, type PermissionMatrixDto, type PermissionScope } from '@zeitbuch/web-data-access';
import { inLanguage } from '@zeitbuch/web-ui';

/** What the roles are, and which may do what, as it is in force: the table of the server. */
@Component({
  selector: 'zb-permission-table',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h2>{{ t('roles.matrix.roles') }}</h2>
      <dl>
        @for (role of matrix().roles; track role.role) {
          <div>
            <dt>{{ words(role.name) }}</dt>
            <dd>{{ words(role.purpose) }} {{ t('roles.matrix.origin.' + role.origin) }}</dd>
          </div>
        }
      </dl>
      <h2 id="roles-matrix">{{ t('roles.matrix.heading') }}</h2>
      <div class="scroll" tabindex="0" role="group" [attr.aria-label]="t('roles.matrix.heading')">
        <table>
          <caption>
            {{
              t('roles.matrix.caption')
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t('roles.matrix.function') }}</th>
              @for (role of columns(); track role.role) {
                <th scope="col">{{ words(role.name) }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.permission) {
              <tr>
                <th scope="row">{{ row.sentence }}</th>
                @for (cell of row.cells; track cell.role) {
                  <td [attr.data-role]="cell.name">{{ cell.scope ? t('roles.matrix.scope.' + cell.scope) : '' }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    </ng-container>
  `,
  styleUrl: './permission-table.scss',
})
export class PermissionTable {
  readonly matrix = input.required<PermissionMatrixDto>();

  /** Roles without a desk have no column: nothing would stand in it. */
  protected readonly columns = computed(() => this.matrix().roles.filter(({ origin }) => origin !== 'later'));
  protected readonly rows = computed(() =>
    this.matrix().functions.map(({ permission, sentence, scopes }) => {
      const byRole = new Map<MatrixRole, PermissionScope>(scopes.map(({ role, scope }) => [role, scope]));
      return {
        permission,
        sentence: this.words(sentence),
        cells: this.columns().map(({ role, name }) => ({
          role,
          name: this.words(name),
          scope: byRole.get(role) ?? null,
        })),
      };
    }),
  );

  protected words({ de, en }: { readonly de: string; readonly en: string }): string {
    return inLanguage(de, en);
  }
}
