/** Rules, their values, what they find, refuse and why, in words: the keys of texts with what is filled in. */
export { agreementLines } from './agreement-lines';
export { blockerWords } from './blocker-words';
export { notesOf } from './finding-words';
export { flawParams, flawWords } from './flaw-words';
export { limitFigure, type LimitLook, limitLook, limitName, limitSpan } from './limit-words';
export { overruledTexts } from './overruled-texts';
export { plannedLine } from './planned-line';
export { reasonOf, whereWritten } from './reason-words';
export { ruleOfFinding } from './rule-of-finding';
export { simpleOptions } from './simple-value';
export { spanWords } from './span-words';
export { type Translated } from './texts/translated';
export { type ValueLine } from './value-line';
export { valueLines } from './value-lines';
export { type Words } from './words';
