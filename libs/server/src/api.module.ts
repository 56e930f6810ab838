import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AgreementModule } from './agreement';
import { ApprovalModule } from './approval';
import { AuditModule } from './audit';
import { BookingModule } from './booking';
import { ClarificationModule } from './clarification';
import { ClosingModule } from './closing';
import { EventsModule } from './events';
import { IdentityModule } from './identity';
import { AbsenceModule } from './absence';
import { LeaveModule } from './leave';
import { ImportsModule } from './imports';
import { MailModule } from './mail';
import { OrganisationModule } from './organisation';
import { ParticularsModule } from './particulars';
import { PayrollModule } from './payroll';
import { HealthController, PlatformModule, type Config } from './platform';
import { RulesModule } from './rules';
import { SetupModule } from './setup';
import { SitesModule } from './sites';
import { TaskModule } from './tasks';
import { ViewsModule } from './views';

/** Every feature the API offers. The worker lists its own. */
@Module({})
export class ApiModule {
  /** @param more what an installation adds: the demo tells the sign-in page whom one can be */
  static forRoot(config: Config, more: readonly Type[] = []): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.forRoot(config, 'api'),
        AuditModule,
        EventsModule,
        IdentityModule,
        BookingModule,
        ViewsModule,
        ApprovalModule,
        ClarificationModule,
        ClosingModule,
        PayrollModule,
        ImportsModule,
        MailModule,
        OrganisationModule,
        ParticularsModule,
        AgreementModule,
        AbsenceModule,
        LeaveModule,
        RulesModule,
        SetupModule,
        SitesModule,
        TaskModule,
        ...more,
      ],
      controllers: [HealthController],
    };
  }
}
