import type { PartnerRow, SavePartnerRequest } from '../../../../server/src/partners/contract';
import type { Translate } from '../../hooks/useT';
import { isEmailLike, type Problems } from '../../utils/form-problems';
import { CONTENT_LOCALES } from '../../utils/locales';
import { clean, isSlug, trimLocalized } from '../../utils/text';

export const EMPTY_PARTNER: SavePartnerRequest = {
  slug: '',
  name: '',
  purpose: {},
  privacyPolicyUrl: '',
  contactName: '',
  contactEmail: '',
  contractFrom: '',
  contractUntil: '',
  channel: 'export',
  webhookUrl: '',
  isActive: true,
};

export const toValues = (partner: PartnerRow): SavePartnerRequest => ({
  slug: partner.slug,
  name: partner.name,
  purpose: partner.purpose,
  privacyPolicyUrl: partner.privacyPolicyUrl,
  contactName: partner.contactName,
  contactEmail: partner.contactEmail,
  contractFrom: partner.contractFrom,
  contractUntil: partner.contractUntil,
  channel: partner.channel,
  webhookUrl: partner.webhookUrl,
  isActive: partner.isActive,
});

export const toRequest = (values: SavePartnerRequest): SavePartnerRequest => ({
  ...values,
  slug: clean(values.slug),
  name: clean(values.name),
  purpose: trimLocalized(values.purpose),
  privacyPolicyUrl: clean(values.privacyPolicyUrl),
  contactName: clean(values.contactName),
  contactEmail: clean(values.contactEmail),
  webhookUrl: clean(values.webhookUrl),
});

/** The server knows more of webhooks: which hosts may be private stands in its configuration. */
export const validatePartner = (values: SavePartnerRequest, t: Translate): Problems => {
  const problems: Problems = {};
  const request = toRequest(values);
  for (const field of ['name', 'slug', 'contactName', 'contactEmail', 'privacyPolicyUrl'] as const)
    if (!request[field]) problems[field] = t('common.required');
  for (const locale of CONTENT_LOCALES)
    if (!request.purpose[locale]) problems[`purpose.${locale}`] = t('common.required');
  if (request.slug && !isSlug(request.slug)) problems.slug = t('common.invalid.slug');
  if (request.contactEmail && !isEmailLike(request.contactEmail))
    problems.contactEmail = t('common.invalid.email');
  if (request.privacyPolicyUrl && !/^https:\/\/[^\s/]+/.test(request.privacyPolicyUrl))
    problems.privacyPolicyUrl = t('partners.invalid.https');
  if (request.contractFrom && request.contractUntil && request.contractUntil < request.contractFrom)
    problems.contractUntil = t('partners.invalid.order');
  if (request.channel === 'webhook' && !request.webhookUrl)
    problems.webhookUrl = t('common.required');
  return problems;
};
