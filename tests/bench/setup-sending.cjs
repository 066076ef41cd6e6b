const { performance } = require('node:perf_hooks');
const nodemailer = require('nodemailer');
const { messageDocument } = require('./message.cjs');

const CHUNK = 50;

/** People who confirmed, straight into the tables: how they got there is not measured here. */
const addPeople = async (strapi, listId, count) => {
  const { connection } = strapi.db;
  const { fingerprintOf } = strapi.plugin('optin').service('suppressions');
  const now = Date.now();
  const people = Array.from({ length: count }, (_, index) => {
    const email = `reader${index}@people.example`;
    return {
      document_id: `bench-${index}`,
      email,
      email_key: email,
      fingerprint: fingerprintOf(email),
      first_name: `Reader ${index}`,
      locale: 'en',
      status: 'active',
      created_at: new Date(now),
      updated_at: new Date(now),
    };
  });
  await connection.batchInsert('optin_subscribers', people, CHUNK);
  const ids = await connection('optin_subscribers').pluck('id');
  await connection.batchInsert(
    'optin_subscriptions',
    ids.map((id) => ({
      subscriber_id: id,
      list_id: listId,
      state: 'confirmed',
      basis: 'double-opt-in',
      requested_at: now,
      last_engaged_at: now,
      confirmed_at: now,
      created_at: now,
      updated_at: now,
    })),
    CHUNK
  );
};

module.exports = async (strapi) => {
  const service = (name) => strapi.plugin('optin').service(name);
  const count = Number(process.env.BENCH_MESSAGES);
  const sender = await service('senders').create({
    name: 'Bench',
    fromName: 'Bench',
    fromEmail: 'bench@sender.example',
    replyTo: null,
    organisation: 'Bench Ltd',
    postalAddress: '1 Main Street',
  });
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
  await addPeople(strapi, list.id, count);
  const content = {
    locale: 'en',
    senderId: sender.id,
    listIds: [list.id],
    subject: [
      { type: 'text', text: 'News for ' },
      { type: 'mergeTag', tag: 'firstName', fallback: 'you' },
    ],
    preheader: 'What is new',
    document: messageDocument(Number(process.env.BENCH_BYTES)),
  };

  return {
    /** Seconds from the order to send until every recipient is accounted for. */
    async campaign() {
      const { id } = await service('campaigns').create({ name: 'Bench', ...content });
      const startedAt = performance.now();
      await service('launch').send(id);
      for (;;) {
        await service('launch').advance(Date.now());
        await service('worker').drain();
        const { state } = await strapi.db
          .query('plugin::optin.campaign')
          .findOne({ where: { id } });
        if (state === 'completed') break;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      const seconds = (performance.now() - startedAt) / 1000;
      const sent = await strapi.db
        .query('plugin::optin.delivery')
        .count({ where: { campaignId: id, state: 'sent' } });
      return { seconds, sent };
    },

    /** The usual way: a loop over the same people with nodemailer's pool, recording nothing. */
    async loop({ html, text, subject }) {
      const pool = nodemailer.createTransport({
        pool: true,
        host: '127.0.0.1',
        port: Number(process.env.SMTP_PORT),
        secure: false,
        ignoreTLS: true,
        maxConnections: Number(process.env.BENCH_CONNECTIONS),
        maxMessages: Infinity,
      });
      const startedAt = performance.now();
      let next = 0;
      let sent = 0;
      const lane = async () => {
        while (next < count) {
          const index = next++;
          await pool.sendMail({
            from: 'Bench <bench@sender.example>',
            to: `reader${index}@people.example`,
            subject: subject.replace('{name}', `Reader ${index}`),
            html: html.replace('{name}', `Reader ${index}`),
            text: text.replace('{name}', `Reader ${index}`),
          });
          sent += 1;
        }
      };
      await Promise.all(Array.from({ length: Number(process.env.BENCH_CONNECTIONS) }, lane));
      const seconds = (performance.now() - startedAt) / 1000;
      pool.close();
      return { seconds, sent };
    },
  };
};
