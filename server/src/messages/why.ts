import type { LegalBasis } from '../../../content-types';
import { translate } from './translations';

export interface WhyInput {
  /** The basis that the mail goes out on; null where nobody's is known (a preview, a test). */
  basis: LegalBasis | null;
  listName: string;
  /** Whose customers or readers they are. */
  organisation: string;
  /** Who passed the address on; readers are told (GDPR art. 14(2)(f)). */
  collector: string | null;
}

/** Why a reader gets this mail, honestly for the basis it rests on. */
export const whyOf = (
  locale: string,
  { basis, listName, organisation, collector }: WhyInput
): string => {
  const values = { list: listName, organisation, collector: collector ?? '' };
  switch (basis) {
    case 'soft-opt-in':
      return translate(locale, 'footer.why.customer', values);
    case 'b2b-opt-out':
      return translate(locale, 'footer.why.professional', values);
    case 'third-party':
      return translate(
        locale,
        collector ? 'footer.why.collector' : 'footer.why.third-party',
        values
      );
    case 'passive-opt-in':
      return translate(locale, 'footer.why.passive', values);
    default:
      return translate(locale, 'footer.why', values);
  }
};
