import { Module, type DynamicModule } from '@nestjs/common';
import {
  AgreementWorkerModule,
  MonthWorkerModule,
  ClosingWorkerModule,
  IdentityWorkerModule,
  ImportsWorkerModule,
  LeaveWorkerModule,
  MailWorkerModule,
  PlatformModule,
  type Config,
} from '@zeitbuch/server';

/** Every background work. Same features and configuration as the API, no HTTP. */
@Module({})
export class WorkerModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(config),
        ClosingWorkerModule,
        MonthWorkerModule,
        AgreementWorkerModule,
        LeaveWorkerModule,
        MailWorkerModule,
        IdentityWorkerModule,
        ImportsWorkerModule,
      ],
    };
  }
}
