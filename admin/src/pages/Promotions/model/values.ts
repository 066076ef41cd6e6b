import type { LocalizedText } from '../../../../../content-types';
import type {
  PromotionRow,
  SavePromotionRequest,
} from '../../../../../server/src/promotions/contract';
import type { Translate } from '../../../hooks/useT';
import type { Problems } from '../../../utils/form-problems';
import { CONTENT_LOCALES } from '../../../utils/locales';
import { withKeys } from '../../../utils/options';
import { clean, isSlug, trimLocalized } from '../../../utils/text';
import { isTimeZone, readerTimeZone } from '../../../utils/zoned-time';
import { instantOf, isEmpty, NO_MOMENT, readMoment, toMoment, type LocalMoment } from './period';

/** What the form edits: as the request, with the period as its clocks show it. */
export interface PromotionValues extends Omit<SavePromotionRequest, 'startsAt' | 'endsAt'> {
  startsAt: LocalMoment;
  endsAt: LocalMoment;
}

/** More than anybody gives away; the server takes no more. */
const MOST_WINNERS = 10_000;

export const emptyPromotion = (): PromotionValues => ({
  slug: '',
  name: '',
  kind: 'contest',
  title: {},
  startsAt: NO_MOMENT,
  endsAt: NO_MOMENT,
  timeZone: readerTimeZone(),
  rules: {},
  eligibility: { countries: [], countryField: null, minAge: null, birthField: null },
  options: [],
  winners: 1,
  reserves: 0,
});

export const toValues = (promotion: PromotionRow): PromotionValues => ({
  slug: promotion.slug,
  name: promotion.name,
  kind: promotion.kind,
  title: promotion.title,
  startsAt: toMoment(promotion.startsAt, promotion.timeZone),
  endsAt: toMoment(promotion.endsAt, promotion.timeZone),
  timeZone: promotion.timeZone,
  rules: promotion.rules,
  eligibility: promotion.eligibility,
  options: promotion.options,
  winners: promotion.winners,
  reserves: promotion.reserves,
});

type Stored = Pick<PromotionRow, 'kind' | 'startsAt' | 'endsAt' | 'options'>;

/** @param stored what the promotion is so far; what no field shows stays as it is */
export const toRequest = (values: PromotionValues, stored?: Stored): SavePromotionRequest => {
  const { kind, timeZone, eligibility } = values;
  const isContest = kind === 'contest';
  return {
    slug: clean(values.slug),
    name: clean(values.name),
    kind,
    title: trimLocalized(values.title),
    startsAt: instantOf(values.startsAt, timeZone, stored?.startsAt ?? null),
    endsAt: instantOf(values.endsAt, timeZone, stored?.endsAt ?? null),
    timeZone,
    rules: trimLocalized(values.rules),
    eligibility: {
      countries: eligibility.countries,
      countryField: eligibility.countryField || null,
      minAge: eligibility.minAge ?? null,
      birthField: eligibility.birthField || null,
    },
    options:
      kind === 'vote'
        ? withKeys(values.options)
        : stored && stored.kind === kind
          ? stored.options
          : [],
    winners: isContest ? values.winners : 1,
    reserves: isContest ? values.reserves : 0,
  };
};

const isCount = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

const isBlank = (texts: LocalizedText): boolean =>
  Object.values(texts).every((text) => !clean(text));

const momentProblem = (moment: LocalMoment, timeZone: string, t: Translate): string | null => {
  if (isEmpty(moment)) return null;
  if (!moment.day) return t('promotions.invalid.day');
  if (!moment.time) return t('promotions.invalid.time');
  return readMoment(moment, timeZone)?.quality === 'missing'
    ? t('promotions.invalid.skipped')
    : null;
};

const periodProblems = (
  { startsAt, endsAt, timeZone }: PromotionValues,
  t: Translate
): Problems => {
  const problems: Problems = {};
  if (!isTimeZone(timeZone)) return { timeZone: t('promotions.invalid.timeZone') };
  const start = momentProblem(startsAt, timeZone, t);
  const end = momentProblem(endsAt, timeZone, t);
  if (start) problems.startsAt = start;
  if (end) problems.endsAt = end;
  const [from, until] = [startsAt, endsAt].map((moment) => readMoment(moment, timeZone));
  if (!start && !end && from && until && until.instant <= from.instant)
    problems.endsAt = t('promotions.invalid.order');
  return problems;
};

const conditionProblems = ({ eligibility }: PromotionValues, t: Translate): Problems => {
  const problems: Problems = {};
  const { countries, countryField, minAge, birthField } = eligibility;
  if (countries.length > 0 && !countryField)
    problems['eligibility.countryField'] = t('promotions.invalid.countryField');
  if (minAge != null && !isCount(minAge, 1, 120))
    problems['eligibility.minAge'] = t('promotions.invalid.age');
  if (minAge != null && !birthField)
    problems['eligibility.birthField'] = t('promotions.invalid.birthField');
  return problems;
};

/** What keeps a promotion from being saved. */
export const validatePromotion = (values: PromotionValues, t: Translate): Problems => {
  const problems: Problems = {};
  const { kind, options } = values;
  for (const field of ['name', 'slug'] as const)
    if (!clean(values[field])) problems[field] = t('common.required');
  if (clean(values.slug) && !isSlug(clean(values.slug))) problems.slug = t('common.invalid.slug');
  if (isBlank(values.title))
    problems[`title.${CONTENT_LOCALES[0]}`] = t('promotions.invalid.title');
  if (kind === 'vote')
    options.forEach(({ label }, index) => {
      if (isBlank(label))
        problems[`options.${index}.label.${CONTENT_LOCALES[0]}`] = t('promotions.invalid.option');
    });
  if (kind === 'contest') {
    if (!isCount(values.winners, 1, MOST_WINNERS))
      problems.winners = t('promotions.invalid.count', { min: 1, max: MOST_WINNERS });
    if (!isCount(values.reserves, 0, MOST_WINNERS))
      problems.reserves = t('promotions.invalid.count', { min: 0, max: MOST_WINNERS });
  }
  return { ...problems, ...periodProblems(values, t), ...conditionProblems(values, t) };
};

/** What keeps a promotion from going out. The server asks the same, in its own words. */
export const publishProblems = (values: PromotionValues, t: Translate): Problems => {
  const problems = validatePromotion(values, t);
  const { kind, title, rules, endsAt, options } = values;
  const locales = CONTENT_LOCALES.filter((locale) => clean(rules[locale]));
  if (isBlank(rules)) problems[`rules.${CONTENT_LOCALES[0]}`] = t('promotions.missing.rules');
  for (const locale of locales)
    if (!clean(title[locale])) problems[`title.${locale}`] ??= t('promotions.missing.title');
  if (kind === 'contest' && isEmpty(endsAt)) problems.endsAt = t('promotions.missing.end');
  if (kind === 'vote' && options.length < 2) problems.options = t('promotions.missing.options');
  else if (kind === 'vote')
    options.forEach(({ label }, index) => {
      for (const locale of locales)
        if (!clean(label[locale]))
          problems[`options.${index}.label.${locale}`] = t('promotions.missing.option');
    });
  return problems;
};

/** Whether the draft of the rules says something else than their latest version. */
export const isRulesDraft = (draft: LocalizedText, latest: LocalizedText | undefined): boolean => {
  const sorted = (texts: LocalizedText) =>
    JSON.stringify(Object.entries(trimLocalized(texts)).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(draft) !== sorted(latest ?? {});
};
