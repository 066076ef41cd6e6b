import { acceptedWith } from '../../Lists/model/regimes';
import type { FormChoices } from '../useFormChoices';
import { TEMPLATE_BASES, type Ground, type Template } from './index';

const PARTNER = /\{partner\}/;

/** What there is for a template to build upon. Where there is a choice the editor makes it. */
export const groundFor = (template: Template, choices: FormChoices, locales: string[]): Ground => {
  const basis = TEMPLATE_BASES[template];
  const lists = basis
    ? choices.lists.filter((list) => acceptedWith(list.acceptedBases, list.regime).includes(basis))
    : choices.lists;
  const speaksOfPartner = (texts: Partial<Record<string, string>>) =>
    Object.values(texts).some((text) => PARTNER.test(text ?? ''));
  const forPartners = choices.wordings.filter(({ draft }) => speaksOfPartner(draft));
  const others = choices.wordings.filter(({ draft }) => !speaksOfPartner(draft));
  return {
    locales,
    wordingId: others.length === 1 ? others[0].id : 0,
    partnerWordingId: forPartners.length === 1 ? forPartners[0].id : 0,
    lists: lists.length === 1 ? lists : [],
    partnerIds: choices.partners.filter(({ isActive }) => isActive).map(({ id }) => id),
    fields: choices.fields.filter(({ isArchived }) => !isArchived),
    promotionId: choices.promotions.find(({ kind }) => kind === 'contest')?.id ?? null,
  };
};
