export { evaluateMonth } from './evaluate-month';
export { type ShiftWork, workByMonth } from './split-by-month';
