import type { ListRow } from '../../../../../server/src/audience/contract';

/** One spelling for comparing, as the engine does it: case and spaces do not count. */
const spelling = (profession: string): string =>
  profession.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

export const sameProfession = (a: string, b: string): boolean => spelling(a) === spelling(b);

type ProfessionList = Pick<ListRow, 'id' | 'profession'>;

/** Professions of the chosen lists, each once; of all lists while none is chosen. */
export const professionsOf = (
  lists: readonly ProfessionList[],
  listIds: readonly number[]
): string[] => {
  const chosen = listIds.length > 0 ? lists.filter(({ id }) => listIds.includes(id)) : lists;
  const found: string[] = [];
  for (const { profession } of chosen) {
    const words = (profession ?? '').trim();
    if (words && !found.some((other) => sameProfession(other, words))) found.push(words);
  }
  return found;
};
