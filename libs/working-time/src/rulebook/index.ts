export { PERIOD_RULES } from './period-rules';
