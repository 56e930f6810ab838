export { RulesInForceDto } from './rules.dto';
export { RulesModule } from './rules.module';
