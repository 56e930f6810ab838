export * from './auth';
export * from './demo-people';
export * from './identity.module';
export * from './mount-auth';
export * from './session.dto';
export * from './session-cookie';
export * from './team-scope';
export * from './team-scope.module';
