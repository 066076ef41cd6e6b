/** Forms with every rule of the guard, and what the attack looks up afterwards. */
const GUARD = {
  challenge: 'none',
  challengeWhen: 'always',
  disposable: 'allow',
  minFillSeconds: null,
  maxPerHour: null,
};

/** Slugs with what differs about their guard or their list. */
const FORMS = {
  open: {},
  states: {},
  work: { guard: { challenge: 'altcha' } },
  pressed: { guard: { challenge: 'altcha', challengeWhen: 'pressure' } },
  lasting: { guard: { disposable: 'refuse' } },
  bomb1: {},
  bomb2: {},
  bomb3: {},
  bomb4: {},
  bomb5: { regime: 'single-opt-in' },
  bomb6: { regime: 'single-opt-in' },
  bomb7: { regime: 'single-opt-in' },
  bomb8: { regime: 'single-opt-in' },
};

const BLOCKED = [
  ['domain', 'blocked.example'],
  ['ip', '192.0.2.0/24'],
];

module.exports = async (strapi) => {
  const service = (name) => strapi.plugin('optin').service(name);
  const db = strapi.db.connection;

  const sender = await service('senders').create({
    name: 'Attacked',
    fromName: 'Attacked',
    fromEmail: 'letter@sender.example',
    replyTo: null,
    organisation: 'Attacked Ltd',
    postalAddress: '1 Main Street',
  });
  const wording = await service('wordings').create({ name: 'Attacked', draft: { en: 'I agree.' } });
  await service('wordings').publish(wording.id, 'bench');

  const ids = {};
  for (const [slug, { guard = {}, regime = 'double-opt-in' }] of Object.entries(FORMS)) {
    const list = await service('lists').create({
      name: slug,
      slug,
      title: { en: slug },
      purpose: { en: 'Being attacked' },
      isPublic: true,
      regime,
      acceptedBases: [regime],
      profession: '',
      senderId: sender.id,
      welcomeMail: true,
    });
    const blocks = [
      { id: 'email', type: 'email', label: { en: 'E-mail' } },
      {
        id: 'news',
        type: 'consent',
        key: 'news',
        wordingId: wording.id,
        listIds: [list.id],
        required: true,
      },
      { id: 'submit', type: 'submit', label: {} },
    ];
    const { id } = await service('forms').create({
      name: slug,
      slug,
      isOpen: true,
      definition: {
        schema: 2,
        kind: 'sign-up',
        locales: ['en'],
        steps: [
          {
            id: 'one',
            title: {},
            rows: blocks.map((block) => ({ id: `row-${block.id}`, columns: [[block]] })),
          },
        ],
        texts: { title: { en: slug }, success: {}, next: {}, back: {} },
        theme: { accent: '#2f6f4f' },
        after: {
          kind: 'message',
          redirectUrl: '',
          questionnaireId: null,
          questionnaireWhen: 'confirmation',
        },
        display: {
          kind: 'inline',
          position: 'end',
          delaySeconds: null,
          scrollPercent: null,
          exitIntent: false,
          everyDays: 30,
          include: [],
          exclude: [],
        },
        guard: { ...GUARD, ...guard },
        promotionId: null,
      },
    });
    await service('forms').publish(id, 'bench');
    ids[slug] = id;
  }
  for (const [kind, value] of BLOCKED) await service('blocklist').add(kind, value, '');

  const idOf = async (email) => {
    const row = await db('optin_subscribers').where({ email_key: email }).first('id');
    if (!row) throw new Error(`${email} is nobody`);
    return row.id;
  };
  const slugOf = (formId) => Object.keys(ids).find((slug) => ids[slug] === Number(formId));

  return {
    /** Links as they stand in people's mails. */
    async confirmTokens(emails) {
      const tokens = [];
      for (const email of emails) {
        const { id } = await db('optin_deliveries')
          .where({ subscriber_id: await idOf(email), kind: 'confirmation' })
          .orderBy('id', 'desc')
          .first('id');
        const until = Math.floor(Date.now() / 1000) + 86_400;
        tokens.push(service('tokens').sign('confirm', [id, until]));
      }
      return tokens;
    },
    async unsubscribeTokens(emails) {
      const tokens = [];
      for (const email of emails)
        tokens.push(service('tokens').sign('unsubscribe', [await idOf(email), 0, 0]));
      return tokens;
    },
    async suppress(emails) {
      await strapi.db.transaction(async ({ trx }) => {
        for (const email of emails)
          await service('suppressions').add(trx, {
            fingerprint: service('suppressions').fingerprintOf(email),
            reason: 'hard-bounce',
            detail: null,
          });
      });
    },
    /** Sends what waits. */
    async settle() {
      await service('worker').drain();
    },
    async findings() {
      const stops = (await service('stops').since(0, null)).map((stop) => ({
        ...stop,
        form: slugOf(stop.formId),
      }));
      const taken = {};
      for (const { form_id, rows } of await db('optin_submissions')
        .groupBy('form_id')
        .select('form_id')
        .count({ rows: '*' }))
        taken[slugOf(form_id)] = Number(rows);
      const count = async (like) =>
        Number(
          (await db('optin_subscribers').where('email_key', 'like', like).count({ rows: '*' }))[0]
            .rows
        );
      return {
        stops,
        taken,
        kept: {
          trapped: await count('%@trapped.example'),
          blocked: (await count('%blocked.example')) + (await count('%@fromblocked.example')),
          replayed: await count('%@replay.example'),
        },
        spent: Number((await db('optin_spent_challenges').count({ rows: '*' }))[0].rows),
      };
    },
  };
};
