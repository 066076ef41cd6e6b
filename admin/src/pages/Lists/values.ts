import type { List } from '../../../../content-types';
import type { SaveListRequest } from '../../../../server/src/audience/contract';
import type { Translate } from '../../hooks/useT';
import type { Problems } from '../../utils/form-problems';
import { clean, isSlug, trimLocalized } from '../../utils/text';

export const EMPTY_LIST: SaveListRequest = {
  name: '',
  slug: '',
  title: {},
  purpose: {},
  isPublic: true,
  regime: 'double-opt-in',
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
  senderId: list.senderId,
  welcomeMail: list.welcomeMail,
});

export const toRequest = (values: SaveListRequest): SaveListRequest => ({
  ...values,
  name: clean(values.name),
  slug: clean(values.slug),
  title: trimLocalized(values.title),
  purpose: trimLocalized(values.purpose),
});

export const validateList = (values: SaveListRequest, t: Translate): Problems => {
  const problems: Problems = {};
  if (!clean(values.name)) problems.name = t('common.required');
  if (!clean(values.slug)) problems.slug = t('common.required');
  else if (!isSlug(clean(values.slug))) problems.slug = t('common.invalid.slug');
  if (!clean(values.title.en)) problems['title.en'] = t('common.required');
  if (!clean(values.purpose.en)) problems['purpose.en'] = t('common.required');
  return problems;
};
