import type { List } from '../../../../content-types';
import type { SaveListRequest } from '../../../../server/src/audience/contract';
import type { Translate } from '../../hooks/useT';
import { readApiError } from '../../utils/api-error';
import type { Problems } from '../../utils/form-problems';
import { clean, isSlug, trimLocalized } from '../../utils/text';
import { acceptedWith } from './model/regimes';

export const EMPTY_LIST: SaveListRequest = {
  name: '',
  slug: '',
  title: {},
  purpose: {},
  isPublic: true,
  regime: 'double-opt-in',
  acceptedBases: ['double-opt-in'],
  profession: '',
  senderId: null,
  welcomeMail: true,
};

/** What the form edits of a list. */
export const toValues = (list: List): SaveListRequest => ({
  name: list.name,
  slug: list.slug,
  title: list.title ?? {},
  purpose: list.purpose ?? {},
  isPublic: list.isPublic,
  regime: list.regime,
  acceptedBases: acceptedWith(list.acceptedBases, list.regime),
  profession: list.profession ?? '',
  senderId: list.senderId,
  welcomeMail: list.welcomeMail,
});

/** Only lists that take professional addresses say whose profession it is. */
export const asksProfession = ({ acceptedBases }: Pick<SaveListRequest, 'acceptedBases'>) =>
  acceptedBases.includes('b2b-opt-out');

export const toRequest = (values: SaveListRequest): SaveListRequest => ({
  ...values,
  name: clean(values.name),
  slug: clean(values.slug),
  title: trimLocalized(values.title),
  purpose: trimLocalized(values.purpose),
  acceptedBases: acceptedWith(values.acceptedBases, values.regime),
  profession: asksProfession(values) ? clean(values.profession) : '',
});

export const validateList = (values: SaveListRequest, t: Translate): Problems => {
  const problems: Problems = {};
  if (!clean(values.name)) problems.name = t('common.required');
  if (!clean(values.slug)) problems.slug = t('common.required');
  else if (!isSlug(clean(values.slug))) problems.slug = t('common.invalid.slug');
  if (!clean(values.title.en)) problems['title.en'] = t('common.required');
  if (!clean(values.purpose.en)) problems['purpose.en'] = t('common.required');
  if (asksProfession(values) && !clean(values.profession))
    problems.profession = t('lists.field.profession.required');
  return problems;
};

/**
 * The server's word against a regime in the panel's language; null where it objects to something
 * else, which the form shows as it is. The form never sends a regime that is no basis at all, nor
 * accepted bases without it, so each of the two fields can be refused for one reason only.
 */
export const regimeRefusals = (error: unknown, t: Translate): Problems | null => {
  const { fields } = readApiError(error);
  const problems: Problems = {};
  if (fields?.regime) problems.regime = t('lists.regime.weaker.refused');
  if (fields?.acceptedBases) problems.acceptedBases = t('lists.field.acceptedBases.refused');
  return Object.keys(problems).length > 0 ? problems : null;
};
