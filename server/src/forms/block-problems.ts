import {
  blocksOf,
  conditionsOf,
  type FieldBlock,
  type FormBlock,
  type FormDefinition,
  type LocalizedText,
} from '../../../content-types';
import type { FormProblem } from './contract';
import type { Surroundings } from './surroundings';

const problem = (
  block: FormBlock,
  property: string,
  code: FormProblem['code'],
  values: FormProblem['values'] = {}
): FormProblem => ({ path: `blocks.${block.id}.${property}`, code, values });

const missingIn = (text: LocalizedText, locales: readonly string[]): string[] =>
  locales.filter((locale) => !text[locale]?.trim());

const lacks = (
  block: FormBlock,
  property: string,
  code: FormProblem['code'],
  text: LocalizedText,
  locales: readonly string[],
  values: FormProblem['values'] = {}
): FormProblem[] => {
  const missing = missingIn(text, locales);
  return missing.length === 0
    ? []
    : [problem(block, property, code, { ...values, locales: missing.join(', ') })];
};

const fieldProblems = (
  block: FieldBlock,
  locales: readonly string[],
  { fields }: Surroundings
): FormProblem[] => {
  const { key } = block;
  const field = fields.get(key);
  if (!field) return [problem(block, 'key', 'field-missing', { field: key })];
  const problems: FormProblem[] = [];
  if (field.isArchived) problems.push(problem(block, 'key', 'field-archived', { field: key }));
  const label = Object.fromEntries(
    locales.map((locale) => [locale, block.label[locale] || field.label[locale]])
  );
  problems.push(...lacks(block, 'label', 'label-missing', label, locales, { field: key }));
  const unlabelled = locales.filter((locale) =>
    field.options.some((option) => !option.label[locale]?.trim())
  );
  if (unlabelled.length > 0)
    problems.push(
      problem(block, 'key', 'field-locale', { field: key, locales: unlabelled.join(', ') })
    );
  return problems;
};

/** What a block lacks by itself: texts in a language, a field that is there, a picture. */
const ownProblems = (
  block: FormBlock,
  locales: readonly string[],
  around: Surroundings
): FormProblem[] => {
  switch (block.type) {
    case 'email':
      return lacks(block, 'label', 'label-missing', block.label, locales, { field: 'email' });
    case 'name':
      return lacks(block, 'label', 'label-missing', block.label, locales, { field: block.part });
    case 'field':
      return fieldProblems(block, locales, around);
    case 'heading':
    case 'text':
      return lacks(block, 'text', 'text-missing', block.text, locales);
    case 'image':
      return [
        ...(block.src ? [] : [problem(block, 'src', 'text-missing', { locales: '' })]),
        ...(block.isDecorative ? [] : lacks(block, 'alt', 'alt-missing', block.alt, locales)),
      ];
    case 'lists':
      return [
        ...lacks(block, 'label', 'label-missing', block.label, locales, { field: block.key }),
        ...(block.listIds.length > 0
          ? []
          : [problem(block, 'listIds', 'no-list', { key: block.key })]),
      ];
    case 'partners':
      return [
        ...lacks(block, 'label', 'label-missing', block.label, locales, { field: block.key }),
        ...(block.partnerIds.length > 0
          ? []
          : [problem(block, 'partnerIds', 'no-partner', { key: block.key })]),
      ];
    case 'vote':
      return lacks(block, 'label', 'label-missing', block.label, locales, { field: 'vote' });
    default:
      return [];
  }
};

/** Names that two blocks share: their answers could not be told apart. */
const nameOf = (block: FormBlock): string | null => {
  switch (block.type) {
    case 'email':
    case 'vote':
    case 'rules':
      return block.type;
    case 'name':
      return block.part;
    case 'field':
    case 'consent':
    case 'lists':
    case 'partners':
      return block.key;
    case 'hidden':
      return `hidden ${block.key}`;
    default:
      return null;
  }
};

const duplicates = (blocks: readonly FormBlock[]): FormProblem[] => {
  const seen = new Set<string>();
  return blocks.flatMap((block) => {
    const name = nameOf(block);
    if (name === null) return [];
    const isConsent = ['consent', 'lists', 'partners'].includes(block.type);
    const whole = `${isConsent ? 'consent' : 'field'} ${name}`;
    if (seen.has(whole)) return [problem(block, 'key', 'duplicate-key', { key: name })];
    seen.add(whole);
    return [];
  });
};

/** Whoever was shown nothing to agree to could not send the form, nor know why. */
const reachability = ({ steps }: FormDefinition): FormProblem[] => {
  const boxes = steps.flatMap((step) =>
    blocksOf({ steps: [step] })
      .filter(({ type }) => type === 'consent' || type === 'lists' || type === 'partners')
      .map((block) => ({ block, always: conditionsOf(step, block).length === 0 }))
  );
  return boxes.some(({ always }) => always)
    ? []
    : [problem(boxes[0].block, 'showIf', 'consent-conditional')];
};

const LAYOUT = new Set<FormBlock['type']>(['heading', 'text', 'image', 'divider', 'submit']);

/** A form without an address to write to, without an end, or that asks for nothing. */
const wholeProblems = (definition: FormDefinition): FormProblem[] => {
  const blocks = blocksOf(definition);
  const problems: FormProblem[] = [];
  if (definition.kind === 'questionnaire') {
    if (!blocks.some(({ type }) => type === 'field' || type === 'name'))
      problems.push({ path: 'steps', code: 'no-question', values: {} });
    for (const block of blocks)
      if (!LAYOUT.has(block.type) && block.type !== 'field' && block.type !== 'name')
        problems.push(problem(block, 'type', 'not-in-questionnaire', { type: block.type }));
  } else {
    const email = blocks.find(({ type }) => type === 'email');
    if (!email) problems.push({ path: 'blocks.email', code: 'no-email', values: {} });
    const step = definition.steps.find((item) =>
      blocksOf({ steps: [item] }).some((block) => block === email)
    );
    if (email && step && conditionsOf(step, email).length > 0)
      problems.push(problem(email, 'showIf', 'email-conditional'));
    const asks = blocks.some(({ type }) => ['consent', 'lists', 'partners'].includes(type));
    if (!asks && definition.promotionId === null)
      problems.push({ path: 'steps', code: 'no-consent', values: {} });
    if (asks && definition.promotionId === null) problems.push(...reachability(definition));
  }
  const last = definition.steps.at(-1);
  const submits = last && blocksOf({ steps: [last] }).filter(({ type }) => type === 'submit');
  if (!submits || submits.length === 0)
    problems.push({ path: 'blocks.submit', code: 'no-submit', values: {} });
  return problems;
};

/** What is wrong with the blocks of a form, conditions and consents aside. */
export const blockProblems = (definition: FormDefinition, around: Surroundings): FormProblem[] => {
  const blocks = blocksOf(definition);
  return [
    ...wholeProblems(definition),
    ...blocks.flatMap((block) => ownProblems(block, definition.locales, around)),
    ...duplicates(blocks),
  ];
};
