import type campaigns from './en/campaigns.json';
import type common from './en/common.json';
import type consent from './en/consent.json';
import type forms from './en/forms.json';
import type lists from './en/lists.json';
import type overview from './en/overview.json';
import type provenances from './en/provenances.json';
import type senders from './en/senders.json';
import type settings from './en/settings.json';
import type subscribers from './en/subscribers.json';

/** Every text there is, without the plugin's prefix; a misspelt key does not compile. */
export type TextKey =
  | keyof typeof campaigns
  | keyof typeof common
  | keyof typeof consent
  | keyof typeof forms
  | keyof typeof lists
  | keyof typeof overview
  | keyof typeof provenances
  | keyof typeof senders
  | keyof typeof settings
  | keyof typeof subscribers;
