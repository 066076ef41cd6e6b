import {
  blocksOf,
  coloursOf,
  contrast,
  schemesOf,
  type FormBlock,
  type FormDefinition,
  type LocalizedText,
  type PublishedConsent,
  type PublishedField,
  type PublishedForm,
} from '../../../content-types';
import { fillWording } from '../consent';
import { pickText } from '../core';
import { blockProblems } from './block-problems';
import { strictest } from './box-regime';
import { boxesIn, type Box } from './boxes';
import { conditionProblems } from './condition-problems';
import { consentProblems } from './consent-problems';
import type { FormProblem } from './contract';
import type { Surroundings } from './surroundings';

export { commonRegime, strictest } from './box-regime';
export type { Surroundings } from './surroundings';

/** WCAG 2.2 AA for text. */
const READABLE = 4.5;

const contrastProblems = ({ theme }: FormDefinition): FormProblem[] => {
  if (theme.inherit) return [];
  return schemesOf(theme).flatMap((scheme) => {
    const { accent, background, text, field } = coloursOf(theme, scheme);
    const pairs: [string, string, string][] = [
      ['text', text, background],
      ['field', text, field],
      ...(theme.button === 'outline'
        ? [['accent', accent, background] as [string, string, string]]
        : []),
    ];
    return pairs
      .filter(([, ink, ground]) => contrast(ink, ground) < READABLE)
      .map(([token, ink, ground]): FormProblem => ({
        path: `theme.${scheme === 'dark' ? 'dark.' : ''}${token}`,
        code: 'contrast',
        values: { token, scheme, ratio: contrast(ink, ground).toFixed(1) },
      }));
  });
};

const promotionProblems = (
  { promotionId, steps, locales }: FormDefinition,
  { promotions }: Surroundings
): FormProblem[] => {
  const blocks = blocksOf({ steps });
  const at = ({ id }: FormBlock, code: FormProblem['code']): FormProblem => ({
    path: `blocks.${id}.type`,
    code,
    values: {},
  });
  if (promotionId === null)
    return blocks
      .filter(({ type }) => type === 'vote' || type === 'rules')
      .map((block) => at(block, 'no-promotion'));
  const promotion = promotions.get(promotionId);
  if (!promotion) return [{ path: 'promotionId', code: 'promotion-missing', values: {} }];
  const problems: FormProblem[] = [];
  const missing = (texts: LocalizedText) => locales.filter((locale) => !texts[locale]?.trim());
  if (!promotion.latest) problems.push({ path: 'promotionId', code: 'rules-missing', values: {} });
  else if (missing(promotion.latest.texts).length > 0)
    problems.push({
      path: 'promotionId',
      code: 'promotion-locale',
      values: { locales: missing(promotion.latest.texts).join(', ') },
    });
  if (!blocks.some(({ type }) => type === 'rules'))
    problems.push({ path: 'promotionId', code: 'rules-block', values: {} });
  if (promotion.kind === 'vote' && !blocks.some(({ type }) => type === 'vote'))
    problems.push({ path: 'promotionId', code: 'vote-block', values: {} });
  // Taking part never depends on consent (GDPR art. 7(4)).
  for (const block of blocks)
    if ((block.type === 'consent' || block.type === 'lists') && block.required)
      problems.push({ path: `blocks.${block.id}.required`, code: 'promotion-consent', values: {} });
  return problems;
};

const afterProblems = (
  { after, guard }: FormDefinition,
  { questionnaires, challenges }: Surroundings
): FormProblem[] => {
  const problems: FormProblem[] = [];
  if (after.kind === 'redirect' && !after.redirectUrl)
    problems.push({ path: 'after.redirectUrl', code: 'redirect-missing', values: {} });
  if (
    after.kind === 'questionnaire' &&
    (after.questionnaireId === null || !questionnaires.has(after.questionnaireId))
  )
    problems.push({ path: 'after.questionnaireId', code: 'questionnaire-missing', values: {} });
  if (!challenges.includes(guard.challenge))
    problems.push({
      path: 'guard.challenge',
      code: 'challenge-unconfigured',
      values: { challenge: guard.challenge },
    });
  return problems;
};

/** Everything that keeps a form from being published, in the order of the form. */
export const problemsOf = (
  definition: FormDefinition,
  surroundings: Surroundings
): FormProblem[] => {
  const votes = surroundings.promotions.get(definition.promotionId ?? 0)?.options ?? [];
  return [
    ...(definition.locales.length === 0
      ? [{ path: 'locales', code: 'no-locale' as const, values: {} }]
      : []),
    ...blockProblems(definition, surroundings),
    ...consentProblems(definition, surroundings),
    ...conditionProblems(
      definition,
      surroundings.fields,
      votes.map(({ key }) => key)
    ),
    ...promotionProblems(definition, surroundings),
    ...contrastProblems(definition),
    ...afterProblems(definition, surroundings),
  ];
};

const freezeBox = (
  { consent, block, group, partnerId }: Box,
  locales: readonly string[],
  around: Surroundings
): PublishedConsent[] => {
  const wording = around.wordings.get(consent.wordingId);
  if (!wording) return [];
  const lists = consent.listIds.flatMap((id) => around.lists.get(id) ?? []);
  const { basis, ...box } = consent;
  return [
    {
      ...box,
      wordingVersion: wording.version,
      wordingHash: wording.hash,
      texts: Object.fromEntries(
        locales.map((locale) => [
          locale,
          fillWording(wording.texts[locale] ?? '', {
            controller: around.controller,
            list: lists.map(({ name, title }) => pickText(title, locale) || name).join(', '),
            partner: consent.partner ?? '',
          }),
        ])
      ),
      basis: basis ?? strictest(lists.map(({ regime }) => regime)),
      ...(basis ? { ownBasis: true as const } : {}),
      ...(group ? { group: block.id, title: group.title, purpose: group.purpose } : {}),
      ...(partnerId === undefined ? {} : { partnerId }),
    },
  ];
};

const orOwn = (
  own: LocalizedText | undefined,
  other: LocalizedText,
  locales: readonly string[]
): LocalizedText =>
  Object.fromEntries(
    locales.flatMap((locale) => {
      const text = own?.[locale]?.trim() || other[locale];
      return text ? [[locale, text]] : [];
    })
  );

const freezeField = (
  block: FormBlock,
  { locales, promotionId }: FormDefinition,
  around: Surroundings
): PublishedField[] => {
  const texts = (given: { help?: LocalizedText; placeholder?: LocalizedText }) => ({
    help: given.help ?? {},
    placeholder: given.placeholder ?? {},
  });
  switch (block.type) {
    case 'email':
      return [{ key: 'email', type: 'email', label: block.label, required: true, ...texts(block) }];
    case 'name': {
      const { part: key, label, required } = block;
      return [{ key, type: 'name', label, required, ...texts(block) }];
    }
    case 'field': {
      const field = around.fields.get(block.key);
      if (!field) return [];
      return [
        {
          key: block.key,
          type: field.type,
          label: orOwn(block.label, field.label, locales),
          required: block.required,
          help: orOwn(block.help, field.help, locales),
          placeholder: block.placeholder ?? {},
          options: field.options,
          rules: field.rules,
          control: block.control ?? 'auto',
          ...(block.progressive ? { progressive: true } : {}),
        },
      ];
    }
    case 'vote':
      return [
        {
          key: 'vote',
          type: 'choice',
          label: block.label,
          required: true,
          options: around.promotions.get(promotionId ?? 0)?.options ?? [],
          control: 'buttons',
        },
      ];
    default:
      return [];
  }
};

/**
 * Freezes wordings, regimes, fields and rules into a definition without problems: what people will
 * see, and what their consent will be recorded for, whatever is edited afterwards.
 */
export const freeze = (definition: FormDefinition, around: Surroundings): PublishedForm => {
  const { promotionId, ...rest } = definition;
  const promotion = around.promotions.get(promotionId ?? 0);
  const rules = promotion?.latest;
  return {
    ...rest,
    fields: blocksOf(definition).flatMap((block) => freezeField(block, definition, around)),
    consents: boxesIn(definition, around).flatMap((box) =>
      freezeBox(box, definition.locales, around)
    ),
    promotion:
      promotion && rules
        ? {
            id: promotion.id,
            rulesVersion: rules.version,
            rulesHash: rules.hash,
            rules: rules.texts,
            title: promotion.title,
          }
        : null,
  };
};
