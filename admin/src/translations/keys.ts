import type abTest from './en/ab-test.json';
import type archive from './en/archive.json';
import type blocks from './en/blocks.json';
import type brand from './en/brand.json';
import type campaigns from './en/campaigns.json';
import type checks from './en/checks.json';
import type common from './en/common.json';
import type composer from './en/composer.json';
import type consent from './en/consent.json';
import type content from './en/content.json';
import type fields from './en/fields.json';
import type forms from './en/forms.json';
import type guard from './en/guard.json';
import type links from './en/links.json';
import type lists from './en/lists.json';
import type overview from './en/overview.json';
import type partners from './en/partners.json';
import type plan from './en/plan.json';
import type promotions from './en/promotions.json';
import type provenances from './en/provenances.json';
import type questionnaires from './en/questionnaires.json';
import type senders from './en/senders.json';
import type settings from './en/settings.json';
import type subscribers from './en/subscribers.json';
import type templates from './en/templates.json';

/** Every text there is, without the plugin's prefix; a misspelt key does not compile. */
export type TextKey =
  | keyof typeof abTest
  | keyof typeof blocks
  | keyof typeof brand
  | keyof typeof campaigns
  | keyof typeof templates
  | keyof typeof plan
  | keyof typeof content
  | keyof typeof composer
  | keyof typeof links
  | keyof typeof checks
  | keyof typeof archive
  | keyof typeof common
  | keyof typeof consent
  | keyof typeof fields
  | keyof typeof forms
  | keyof typeof guard
  | keyof typeof lists
  | keyof typeof overview
  | keyof typeof partners
  | keyof typeof promotions
  | keyof typeof provenances
  | keyof typeof questionnaires
  | keyof typeof senders
  | keyof typeof settings
  | keyof typeof subscribers;
