import type { PartnerConsent, PartnerTransfer } from '../../../../content-types';
import { pickText } from '../../core';
import type { PartnerHandOver, Processing } from './model';
import type { RawPerson, Reading } from './reading';

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const sinceOf = ({ state, requestedAt, confirmedAt, withdrawnAt }: PartnerConsent) => {
  if (state === 'pending') return requestedAt;
  return state === 'confirmed' ? confirmedAt : withdrawnAt;
};

/** What a person allowed a partner, as one purpose after TS 27560: the partner is its recipient. */
export const partnerProcessing = (
  { partnerConsents, subscriber }: Pick<RawPerson, 'partnerConsents' | 'subscriber'>,
  { partners, settings }: Pick<Reading, 'partners' | 'settings'>,
  common: Pick<Processing, 'pii_information' | 'privacy_rights' | 'pii_controllers'>
): Processing[] =>
  partnerConsents.map((consent): Processing => {
    const partner = partners.get(consent.partnerId);
    const name = partner?.name ?? '';
    return {
      ...common,
      purpose: {
        id: `partner:${consent.partnerId}`,
        name,
        description: pickText(partner?.purpose, subscriber.locale),
      },
      purpose_type: 'partner-offers',
      lawful_basis: { basis: 'double-opt-in', law: 'GDPR art. 6(1)(a)' },
      status: consent.state,
      status_since: iso(sinceOf(consent)),
      privacy_notice: null,
      collection_method: 'form',
      processing_method: 'handed over to the partner',
      retention: { months_after_last_contact: settings.retention.months, last_contact: null },
      recipient_third_parties: [name],
      withdrawal_method: ['unsubscribe link that leaves everything', 'by asking the controller'],
      jurisdiction: settings.jurisdiction,
    };
  });

/** Who received the person's data when, oldest first. */
export const handOversOf = (
  transfers: PartnerTransfer[],
  { partners }: Pick<Reading, 'partners'>
): PartnerHandOver[] =>
  transfers.map(({ id, partnerId, kind, state, channel, batch, sentAt, payloadHash }) => ({
    id,
    partnerId,
    partnerName: partners.get(partnerId)?.name ?? null,
    kind,
    state,
    channel,
    batch,
    sentAt,
    payloadHash,
  }));
