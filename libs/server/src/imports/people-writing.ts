import { type ImportError } from './error-list';
import { changePeople } from './changed-people';
import { writePeople } from '../organisation';
import { letGo } from './missing-people';
import { type FoundPeople } from './people';
import { type ImportWork } from './work';

/** Writes who is new, changes others and lets go who is missing. @returns why some were left as they are */
export async function writePeopleOfFile(
  work: ImportWork,
  { people, changed, missing }: FoundPeople,
): Promise<ImportError[]> {
  if (people.length > 0) await writePeople(work, people);
  return [...(await changePeople(work, changed)), ...(await letGo(work, missing))];
}
