export { isDemoOrEmpty } from './is-demo-or-empty';
export { prepareDatabase } from './prepare-database';
export { seedDemo } from './seed-demo';
