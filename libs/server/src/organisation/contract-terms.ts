import { Problem } from '../platform';
import { type FactValues } from './dated-facts';
import { type ContractTermsDto } from './person-change.dto';

/** What a contract says. @throws Problem `person.pattern-sum` where both weeks are not twice the weekly hours */
export function contractTerms(dto: ContractTermsDto): FactValues['contract'] {
  const { weeklyMinutes, oddMinutes, evenMinutes, personnelGroup, payGroup = null, worksInShifts } = dto;
  const patternMinutes = [...oddMinutes, ...evenMinutes].reduce((sum, minutes) => sum + minutes, 0);
  if (patternMinutes !== 2 * weeklyMinutes) throw new Problem('person.pattern-sum', { weeklyMinutes, patternMinutes });
  return { weeklyMinutes, oddMinutes, evenMinutes, personnelGroup, payGroup, worksInShifts };
}
