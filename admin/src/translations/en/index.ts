import campaigns from './campaigns.json';
import common from './common.json';
import consent from './consent.json';
import forms from './forms.json';
import lists from './lists.json';
import overview from './overview.json';
import provenances from './provenances.json';
import senders from './senders.json';
import settings from './settings.json';
import subscribers from './subscribers.json';

export const messages: Record<string, string> = {
  ...common,
  ...overview,
  ...campaigns,
  ...subscribers,
  ...lists,
  ...forms,
  ...consent,
  ...provenances,
  ...senders,
  ...settings,
};
