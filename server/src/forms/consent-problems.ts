import type { FormDefinition, WordingVersion } from '../../../content-types';
import { acceptedBasesOf, FORM_MODES, professionKey, variablesIn } from '../consent';
import { commonRegime } from './box-regime';
import { boxesIn, type Box } from './boxes';
import type { FormProblem } from './contract';
import type { KnownList, Surroundings } from './surroundings';

const listsOf = ({ consent }: Box, { lists }: Surroundings): KnownList[] =>
  consent.listIds.flatMap((id) => lists.get(id) ?? []);

const problemAt = (
  { block, consent }: Box,
  property: string,
  code: FormProblem['code'],
  values: FormProblem['values'] = {}
): FormProblem => ({
  path: `blocks.${block.id}.${property}`,
  code,
  values: { key: consent.key, ...values },
});

/** What keeps a box from asking for its lists under its regime. */
const basisProblems = (box: Box, around: Surroundings): FormProblem[] => {
  const { basis: chosen, relation } = box.consent;
  const lists = listsOf(box, around);
  if (lists.length === 0) return [];
  const basis = chosen ?? commonRegime(lists.map(({ regime }) => regime));
  if (basis === null) return [problemAt(box, 'basis', 'mixed-regimes')];
  // A group is boxes to tick; one that stands for an objection would be misread among them.
  if (box.block.type === 'lists' && FORM_MODES[basis] !== 'opt-in')
    return lists.map(({ name }) => problemAt(box, 'listIds', 'group-regime', { list: name }));
  if (FORM_MODES[basis] === null)
    return lists.map(({ name }) => problemAt(box, 'basis', 'no-form-basis', { list: name }));
  const problems: FormProblem[] = [];
  if (!around.permitted.includes(basis))
    problems.push(problemAt(box, 'basis', 'basis-not-permitted', { basis }));
  for (const list of lists) {
    if (chosen && !acceptedBasesOf(list).includes(basis))
      problems.push(problemAt(box, 'basis', 'basis-not-accepted', { list: list.name, basis }));
    if (basis === 'b2b-opt-out' && professionKey(list.profession) === null)
      problems.push(problemAt(box, 'listIds', 'profession-missing', { list: list.name }));
  }
  if (basis === 'soft-opt-in' && !relation?.trim())
    problems.push(problemAt(box, 'relation', 'relation-missing'));
  return problems;
};

/** Variables that would stand empty in front of visitors. */
const variableProblems = (
  box: Box,
  wording: WordingVersion,
  { controller }: Surroundings
): FormProblem[] => {
  const known = { controller, partner: box.consent.partner ?? '', list: 'list' };
  return variablesIn(Object.values(wording.texts).join(' '))
    .filter((variable) => !known[variable].trim())
    .map((variable) =>
      problemAt(box, variable === 'partner' ? 'partner' : 'wordingId', 'wording-variable', {
        variable,
      })
    );
};

const wordingProblems = (
  box: Box,
  locales: readonly string[],
  around: Surroundings
): FormProblem[] => {
  const wording = around.wordings.get(box.consent.wordingId);
  if (!wording) return [problemAt(box, 'wordingId', 'wording-unpublished')];
  const missing = locales.filter((locale) => !wording.texts[locale]);
  const problems: FormProblem[] = [];
  if (missing.length > 0)
    problems.push(problemAt(box, 'wordingId', 'wording-locale', { locales: missing.join(', ') }));
  // Consent names who it is given to (GDPR art. 4(11): "specific").
  if (
    box.partnerId !== undefined &&
    !Object.values(wording.texts).every((text) => variablesIn(text ?? '').includes('partner'))
  )
    problems.push(problemAt(box, 'wordingId', 'partner-variable'));
  return [...problems, ...variableProblems(box, wording, around)];
};

const partnerProblems = (box: Box, { partners }: Surroundings): FormProblem[] => {
  if (box.partnerId === undefined) return [];
  const partner = partners.get(box.partnerId);
  if (!partner)
    return [problemAt(box, 'partnerIds', 'partner-missing', { partner: String(box.partnerId) })];
  return partner.isActive
    ? []
    : [problemAt(box, 'partnerIds', 'partner-inactive', { partner: partner.name })];
};

const listProblems = (box: Box, { lists }: Surroundings): FormProblem[] => {
  const { listIds } = box.consent;
  if (box.partnerId !== undefined) return [];
  if (listIds.length === 0) return [problemAt(box, 'listIds', 'no-list')];
  return listIds
    .filter((id) => !lists.has(id))
    .map((id) => problemAt(box, 'listIds', 'list-missing', { list: String(id) }));
};

/** A problem that every box of a group has is the group's, and named once. */
const once = (problems: FormProblem[]): FormProblem[] => {
  const seen = new Set<string>();
  return problems.filter(({ path, code, values: { key: _key, ...values } }) => {
    const name = JSON.stringify([path, code, values]);
    return seen.has(name) ? false : Boolean(seen.add(name));
  });
};

/** What keeps the boxes of a form from standing before visitors. */
export const consentProblems = (definition: FormDefinition, around: Surroundings): FormProblem[] =>
  once(
    boxesIn(definition, around).flatMap((box) => [
      ...wordingProblems(box, definition.locales, around),
      ...listProblems(box, around),
      ...partnerProblems(box, around),
      ...basisProblems(box, around),
    ])
  );
