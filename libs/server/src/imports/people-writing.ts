import { type ImportError } from './error-list';
import { changePeople } from './changed-people';
import { writePeople } from '../organisation';
import { type FoundPeople } from './people';
import { type ImportWork } from './work';

/** Writes who is new and changes the others. @returns why some were left as they are */
export async function writePeopleOfFile(work: ImportWork, { people, changed }: FoundPeople): Promise<ImportError[]> {
  if (people.length > 0) await writePeople(work, people);
  return changePeople(work, changed);
}
