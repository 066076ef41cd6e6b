import abTest from './ab-test.json';
import archive from './archive.json';
import blocks from './blocks.json';
import brand from './brand.json';
import campaigns from './campaigns.json';
import checks from './checks.json';
import common from './common.json';
import composer from './composer.json';
import consent from './consent.json';
import content from './content.json';
import fields from './fields.json';
import forms from './forms.json';
import guard from './guard.json';
import links from './links.json';
import lists from './lists.json';
import overview from './overview.json';
import partners from './partners.json';
import plan from './plan.json';
import promotions from './promotions.json';
import provenances from './provenances.json';
import questionnaires from './questionnaires.json';
import senders from './senders.json';
import settings from './settings.json';
import subscribers from './subscribers.json';
import templates from './templates.json';

export const messages: Record<string, string> = {
  ...common,
  ...overview,
  ...campaigns,
  ...brand,
  ...composer,
  ...links,
  ...abTest,
  ...blocks,
  ...content,
  ...plan,
  ...checks,
  ...templates,
  ...archive,
  ...subscribers,
  ...lists,
  ...fields,
  ...forms,
  ...questionnaires,
  ...promotions,
  ...partners,
  ...guard,
  ...consent,
  ...provenances,
  ...senders,
  ...settings,
};
