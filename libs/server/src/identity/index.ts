export * from './identity.module';
export * from './session.dto';
