export { evaluateDay, workLeftToNextDay } from './evaluate-day';
export { evaluateDays } from './evaluate-days';
export { foresight } from './foresight';
export { gatherSessionsWork } from './gather-work';
export { drivenOn, openDayWork } from './open-day-work';
export { type PortableFacts, packFacts, unpackFacts } from './portable-facts';
