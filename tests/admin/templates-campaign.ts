/** A stored campaign, as far as a template is made of it. */
export const stored = {
  id: 3,
  name: 'Spring',
  state: 'draft',
  locale: 'en',
  subject: [{ type: 'text', text: 'News' }],
  preheader: 'In short',
  document: { version: 1, blocks: [{ id: 'd', type: 'divider', locked: true }] },
  translations: { fr: { subject: [], preheader: 'Bref', blocks: {} } },
};
