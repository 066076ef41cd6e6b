/** A published double opt-in form named `bench`. */
module.exports = async (strapi) => {
  const service = (name) => strapi.plugin('optin').service(name);
  const sender = await service('senders').create({
    name: 'Bench',
    fromName: 'Bench',
    fromEmail: 'bench@sender.example',
    replyTo: null,
    organisation: 'Bench Ltd',
    postalAddress: '1 Main Street',
  });
  const wording = await service('wordings').create({ name: 'Bench', draft: { en: 'I agree.' } });
  await service('wordings').publish(wording.id, 'bench');
  const list = await service('lists').create({
    name: 'Bench',
    slug: 'bench',
    title: { en: 'Bench' },
    purpose: { en: 'Measuring' },
    isPublic: true,
    regime: 'double-opt-in',
    acceptedBases: ['double-opt-in'],
    profession: '',
    senderId: sender.id,
    welcomeMail: false,
  });
  const form = await service('forms').create({
    name: 'Bench',
    slug: 'bench',
    isOpen: true,
    definition: {
      locales: ['en'],
      fields: [
        { key: 'email', label: { en: 'E-mail' }, required: true },
        { key: 'firstName', label: { en: 'First name' }, required: false },
      ],
      consents: [{ key: 'news', wordingId: wording.id, listIds: [list.id], required: true }],
      texts: { title: {}, intro: {}, submit: {}, success: {} },
      theme: { accent: '#2f6f4f' },
      redirectUrl: '',
    },
  });
  await service('forms').publish(form.id, 'bench');

  return {
    /** How much really arrived, so that a fast refusal is not taken for speed. */
    async counts() {
      const count = (uid) => strapi.db.query(uid).count();
      return {
        subscribers: await count('plugin::optin.subscriber'),
        records: await count('plugin::optin.consent-record'),
        rows: await count('api::row.row'),
      };
    },
  };
};
