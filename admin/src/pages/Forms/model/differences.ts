import {
  blocksOf,
  DEFAULT_AFTER,
  DEFAULT_DISPLAY,
  DEFAULT_GUARD,
  FORM_TEXT_KEYS,
  stepsOf,
  type FormBlock,
  type FormDefinition,
  type FormStep,
  type PublishedForm,
} from '../../../../../content-types';

/** One thing that differs between two states of a form. */
export type Difference =
  | { kind: 'added' | 'removed' | 'moved'; of: 'block'; block: FormBlock }
  | {
      kind: 'changed';
      of: 'block';
      block: FormBlock;
      property: string;
      /** Of texts: the language in which it differs. */
      locale?: string;
      before: string;
      after: string;
    }
  | { kind: 'added' | 'removed' | 'moved'; of: 'step'; step: FormStep }
  | { kind: 'changed'; of: 'step'; step: FormStep; property: string }
  | {
      kind: 'changed';
      of: 'text';
      property: string;
      locale: string;
      before: string;
      after: string;
    }
  | { kind: 'changed'; of: 'setting'; property: Setting };

export const SETTINGS = ['locales', 'theme', 'after', 'display', 'guard', 'promotion'] as const;
export type Setting = (typeof SETTINGS)[number];

/** The part of a form that can be compared, of drafts and of published versions alike. */
type Comparable = Pick<FormDefinition, 'steps' | 'texts'> & Record<Setting, unknown>;

export const comparableDraft = (definition: FormDefinition): Comparable => ({
  steps: definition.steps,
  texts: definition.texts,
  locales: definition.locales,
  theme: definition.theme,
  after: definition.after,
  display: definition.display,
  guard: definition.guard,
  promotion: definition.promotionId,
});

export const comparableVersion = (version: PublishedForm): Comparable => ({
  steps: stepsOf(version),
  texts: {
    title: version.texts.title ?? {},
    success: version.texts.success ?? {},
    next: version.texts.next ?? {},
    back: version.texts.back ?? {},
  },
  locales: version.locales,
  theme: version.theme,
  after:
    version.after ??
    (version.redirectUrl
      ? { ...DEFAULT_AFTER, kind: 'redirect', redirectUrl: version.redirectUrl }
      : DEFAULT_AFTER),
  display: version.display ?? DEFAULT_DISPLAY,
  guard: version.guard ?? DEFAULT_GUARD,
  promotion: version.promotion?.id ?? null,
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same thing said the same way: keys in order, and what is empty left out. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, canonical(item)] as const)
    .filter(
      ([, item]) =>
        item !== undefined &&
        item !== null &&
        item !== '' &&
        !(isRecord(item) && Object.keys(item).length === 0)
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
};

const said = (value: unknown): string => {
  const plain = canonical(value);
  if (plain === undefined || plain === null) return '';
  return typeof plain === 'string' ? plain : JSON.stringify(plain);
};

const same = (a: unknown, b: unknown): boolean => said(a) === said(b);

/** Properties of blocks that hold a text in every language. */
const TEXT_PROPERTIES = ['label', 'help', 'placeholder', 'text', 'alt'];

const localeDifferences = (
  before: unknown,
  after: unknown
): { locale: string; before: string; after: string }[] => {
  const a = isRecord(before) ? before : {};
  const b = isRecord(after) ? after : {};
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((locale) => !same(a[locale], b[locale]))
    .map((locale) => ({ locale, before: said(a[locale]), after: said(b[locale]) }));
};

const blockDifferences = (before: FormBlock, after: FormBlock): Difference[] => {
  const a: Record<string, unknown> = { ...before };
  const b: Record<string, unknown> = { ...after };
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((property) => property !== 'id' && !same(a[property], b[property]))
    .flatMap((property): Difference[] =>
      TEXT_PROPERTIES.includes(property)
        ? localeDifferences(a[property], b[property]).map((text) => ({
            kind: 'changed',
            of: 'block',
            block: after,
            property,
            ...text,
          }))
        : [
            {
              kind: 'changed',
              of: 'block',
              block: after,
              property,
              before: said(a[property]),
              after: said(b[property]),
            },
          ]
    );
};

/** Those of some ids, in both orders, that do not keep their place among the others. */
const movedIn = (before: readonly string[], after: readonly string[]): Set<string> => {
  const a = before.filter((id) => after.includes(id));
  const b = after.filter((id) => before.includes(id));
  // The longest run that kept its order; whatever is not in it has moved.
  const lengths = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0)
  );
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i][j] =
        a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  const moved = new Set(b);
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      moved.delete(b[j]);
      i += 1;
      j += 1;
    } else if (lengths[i + 1][j] >= lengths[i][j + 1]) i += 1;
    else j += 1;
  }
  return moved;
};

/** Where a block stands apart from its neighbours: step and width. */
const surroundingsOf = (steps: readonly FormStep[]): Map<string, string> =>
  new Map(
    steps.flatMap((step) =>
      step.rows.flatMap(({ columns }) =>
        columns.flatMap((column, index) =>
          column.map((block) => [block.id, `${step.id}/${columns.length}/${index}`] as const)
        )
      )
    )
  );

/** What differs, in the order of the form: blocks, steps, texts, settings. */
export const differences = (before: Comparable, after: Comparable): Difference[] => {
  const old = new Map(blocksOf(before).map((block) => [block.id, block]));
  const now = new Map(blocksOf(after).map((block) => [block.id, block]));
  const moved = movedIn([...old.keys()], [...now.keys()]);
  const oldPlaces = surroundingsOf(before.steps);
  const newPlaces = surroundingsOf(after.steps);
  const found: Difference[] = [];
  for (const block of now.values()) {
    const previous = old.get(block.id);
    if (!previous) found.push({ kind: 'added', of: 'block', block });
    else {
      found.push(...blockDifferences(previous, block));
      if (moved.has(block.id) || oldPlaces.get(block.id) !== newPlaces.get(block.id))
        found.push({ kind: 'moved', of: 'block', block });
    }
  }
  for (const block of old.values())
    if (!now.has(block.id)) found.push({ kind: 'removed', of: 'block', block });

  const oldSteps = new Map(before.steps.map((step) => [step.id, step]));
  const newSteps = new Map(after.steps.map((step) => [step.id, step]));
  const movedSteps = movedIn([...oldSteps.keys()], [...newSteps.keys()]);
  for (const step of after.steps) {
    const previous = oldSteps.get(step.id);
    if (!previous) found.push({ kind: 'added', of: 'step', step });
    else {
      if (!same(previous.title, step.title))
        found.push({ kind: 'changed', of: 'step', step, property: 'title' });
      if (!same(previous.showIf, step.showIf))
        found.push({ kind: 'changed', of: 'step', step, property: 'showIf' });
      if (movedSteps.has(step.id)) found.push({ kind: 'moved', of: 'step', step });
    }
  }
  for (const step of before.steps)
    if (!newSteps.has(step.id)) found.push({ kind: 'removed', of: 'step', step });

  for (const property of FORM_TEXT_KEYS)
    for (const text of localeDifferences(before.texts[property], after.texts[property]))
      found.push({ kind: 'changed', of: 'text', property, ...text });
  for (const property of SETTINGS)
    if (!same(before[property], after[property]))
      found.push({ kind: 'changed', of: 'setting', property });
  return found;
};
