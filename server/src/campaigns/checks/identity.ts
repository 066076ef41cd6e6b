import type { Sender } from '../../../../content-types';
import { parseEmail } from '../../core';
import type { TransportInfo } from '../../core/contract';
import type { PreflightFinding } from '../contract';
import { error, warning } from './finding';

export interface IdentityFacts {
  sender: Sender | null;
  /** Whether the links in the mail would lead somewhere. */
  hasPublicUrl: boolean;
  transport: Pick<TransportInfo, 'kind' | 'label'>;
}

const place = { step: 'sender' } as const;

/** Whether mail can be from this sender. */
export const canSend = (sender: Sender | null): sender is Sender =>
  sender !== null && parseEmail(sender.fromEmail) !== null && sender.fromName.trim() !== '';

/** Who the mail is from, and where it can go. */
export const judgeIdentity = ({
  sender,
  hasPublicUrl,
  transport,
}: IdentityFacts): PreflightFinding[] => {
  const findings: PreflightFinding[] = [];
  if (!canSend(sender)) findings.push(error('sender-missing', place));
  // CAN-SPAM 5(a)(5)(A)(iii); LCEN art. 20 asks for the identity in the same place.
  if (sender && !(sender.postalAddress ?? '').trim())
    findings.push(error('postal-address-missing', place, { sender: sender.name }));
  if (!hasPublicUrl) findings.push(error('public-url-missing', place));
  if (transport.kind === 'none') findings.push(error('transport-missing', place));
  if (transport.kind === 'provider')
    findings.push(warning('transport-provider', place, { provider: transport.label }));
  return findings;
};
