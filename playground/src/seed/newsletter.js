const { welcomeIssue } = require('./campaign.data');

const ACTOR = 'demo';

const SENDER = {
  name: 'The Harbour Post',
  fromName: 'The Harbour Post',
  fromEmail: 'letter@harbour-post.example',
  replyTo: null,
  organisation: 'Harbour Post Press',
  postalAddress: '12 Quay Street\n35400 Saint-Malo\nFrance',
};

const WORDING = {
  name: 'Weekly newsletter',
  draft: {
    en: 'Yes, please send me The Harbour Post once a week. I can leave at any time with one click in each letter.',
    fr: 'Oui, je souhaite recevoir La Gazette du port une fois par semaine. Je peux me désinscrire à tout moment d’un clic dans chaque lettre.',
  },
};

const LIST = {
  name: 'Newsletter',
  slug: 'newsletter',
  title: { en: 'The Harbour Post', fr: 'La Gazette du port' },
  purpose: { en: 'One letter a week about the sea.', fr: 'Une lettre par semaine sur la mer.' },
  isPublic: true,
  regime: 'double-opt-in',
  acceptedBases: ['double-opt-in'],
  profession: '',
  welcomeMail: true,
};

const form = (wordingId, listIds) => ({
  name: 'Newsletter',
  slug: 'newsletter',
  isOpen: true,
  definition: {
    locales: ['en', 'fr'],
    fields: [
      { key: 'email', label: { en: 'E-mail address', fr: 'Adresse e-mail' }, required: true },
      { key: 'firstName', label: { en: 'First name', fr: 'Prénom' }, required: false },
    ],
    consents: [{ key: 'newsletter', wordingId, listIds, required: true }],
    texts: {
      title: { en: 'Get The Harbour Post', fr: 'Recevoir La Gazette du port' },
      intro: {
        en: 'A letter from the quay, every Thursday.',
        fr: 'Une lettre du quai, chaque jeudi.',
      },
      submit: { en: 'Subscribe', fr: 'Je m’abonne' },
      success: {
        en: 'Almost done: we have sent you a mail. Open it and confirm.',
        fr: 'Presque fini : nous vous avons envoyé un e-mail. Ouvrez-le et confirmez.',
      },
    },
    theme: { accent: '#2f6f4f' },
    redirectUrl: '',
  },
});

/** A sender, a published wording, a double opt-in list and form, and a campaign to play with. */
const seedNewsletter = async (strapi, covers) => {
  const service = (name) => strapi.plugin('optin').service(name);

  const sender = await service('senders').create(SENDER);
  const wording = await service('wordings').create(WORDING);
  await service('wordings').publish(wording.id, ACTOR);
  const list = await service('lists').create({ ...LIST, senderId: sender.id });
  const { id } = await service('forms').create(form(wording.id, [list.id]));
  await service('forms').publish(id, ACTOR);
  await service('campaigns').create(
    welcomeIssue({ senderId: sender.id, listIds: [list.id], covers }),
    ACTOR
  );
};

module.exports = { seedNewsletter };
