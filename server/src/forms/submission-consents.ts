import type { PublishedConsent, PublishedForm } from '../../../content-types';
import { modeOf } from './form-mode';
import { isRecord, MAX_ECHO, type Submission, type SubmissionProblem } from './submission-types';
import type { Shown } from './visibility';

const TICKED = new Set<unknown>([true, 'true', 'on', '1']);
const UNTICKED = new Set<unknown>([false, 'false', '', '0', null, undefined]);

/** What says neither yes nor no. */
const SILENT = new Set<unknown>(['', null, undefined]);

/** A checkbox with a hidden field before it sends both; what the person did comes last. */
const lastOf = (value: unknown): unknown => (Array.isArray(value) ? value.at(-1) : value);

export const isTicked = (value: unknown): boolean => TICKED.has(lastOf(value));

/** Groups of boxes of which at least one must be ticked, by the path of the group. */
const groupProblems = (
  { steps }: PublishedForm,
  consents: readonly PublishedConsent[],
  joins: readonly PublishedConsent[],
  shown: Shown
): SubmissionProblem[] =>
  (steps ?? [])
    .flatMap(({ rows }) => rows.flatMap(({ columns }) => columns.flat()))
    .flatMap((block): SubmissionProblem[] => {
      if (block.type !== 'lists' || !block.required || !shown.block(block.id)) return [];
      const boxes = consents.filter(({ group }) => group === block.id);
      return boxes.length === 0 || boxes.some((box) => joins.includes(box))
        ? []
        : [{ path: `consents.${block.key}`, key: 'problem.group' }];
    });

/**
 * What the boxes say. A box that the visitor was not shown says nothing, whatever came in for it:
 * a page without a script shows them all.
 */
export const readConsents = (
  form: PublishedForm,
  given: unknown,
  shown: Shown,
  problems: SubmissionProblem[]
): Pick<Submission, 'consents' | 'refusals'> => {
  if (given !== undefined && given !== null && !isRecord(given)) {
    problems.push({ path: 'consents', key: 'problem.object' });
    return { consents: [], refusals: [] };
  }
  const values = given ?? {};
  for (const [key, value] of Object.entries(values)) {
    const path = `consents.${key.slice(0, MAX_ECHO)}`;
    if (!form.consents.some((consent) => consent.key === key))
      problems.push({ path, key: 'problem.unknown' });
    else if (!TICKED.has(lastOf(value)) && !UNTICKED.has(lastOf(value)))
      problems.push({ path, key: 'problem.consent-type' });
  }
  const consents = form.consents.filter((consent) => shown.consent(consent));
  const isOn = ({ key }: PublishedConsent) => Object.hasOwn(values, key) && isTicked(values[key]);
  const modes = new Map(consents.map((consent) => [consent, modeOf(consent)]));
  const joins = consents.filter((consent) => isOn(consent) !== (modes.get(consent) === 'opt-out'));
  const refusals = consents.filter(
    (consent) => modes.get(consent) !== 'opt-in' && !joins.includes(consent)
  );
  for (const consent of consents) {
    const path = `consents.${consent.key}`;
    // Silence proves nothing: the page has to say that the objection was offered.
    const said = Object.hasOwn(values, consent.key) ? lastOf(values[consent.key]) : undefined;
    if (modes.get(consent) === 'opt-out' && SILENT.has(said))
      problems.push({ path, key: 'problem.objection' });
    if (consent.required && modes.get(consent) === 'opt-in' && !joins.includes(consent))
      problems.push({ path, key: 'problem.consent' });
  }
  const groups = groupProblems(form, consents, joins, shown);
  problems.push(...groups);
  // Whoever takes part in a promotion need not agree to anything (GDPR art. 7(4)).
  const mustAgree = !form.promotion && groups.length === 0;
  if (mustAgree && joins.length + refusals.length === 0 && !consents.some((item) => item.required))
    problems.push({
      path: consents.length > 0 ? `consents.${consents[0].key}` : 'consents',
      key: 'problem.consents',
    });
  const keysOf = (some: PublishedConsent[]) => some.map(({ key }) => key);
  return { consents: keysOf(joins), refusals: keysOf(refusals) };
};
