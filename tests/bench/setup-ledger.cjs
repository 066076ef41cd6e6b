const { performance } = require('node:perf_hooks');
const { fillLedger } = require('./ledger-rows.cjs');

const DAY = 86_400_000;
const RECORDS = 'optin_consent_records';

/** Removes what refuses changes, as somebody with the database's password would. */
const dropTrigger = {
  sqlite: `DROP TRIGGER ${RECORDS}_no_update`,
  mysql: `DROP TRIGGER ${RECORDS}_no_update`,
  postgres: `DROP TRIGGER ${RECORDS}_no_update ON ${RECORDS}`,
};

const seconds = async (work) => {
  const startedAt = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - startedAt) / 1000 };
};

/** Largest resident memory while `work` runs, above that before it, in megabytes. */
const peakOf = async (work) => {
  global.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  try {
    return { ...(await seconds(work)), megabytes: (peak - before) / 2 ** 20 };
  } finally {
    clearInterval(timer);
  }
};

module.exports = async (strapi) => {
  const service = (name) => strapi.plugin('optin').service(name);
  const knex = strapi.db.connection;
  let next = 1;

  return {
    /** Adds so many people with their chains; ids go on where the last left off. */
    async fill(people) {
      const last = await knex(RECORDS).max({ id: 'id', person: 'subscriber_id' }).first();
      next = Math.max(Number(last.id ?? 0), Number(last.person ?? 0), next) + 1;
      const from = next;
      const filled = await seconds(() =>
        fillLedger(strapi, { from, people, at: Date.now() - DAY })
      );
      return { records: filled.result, seconds: filled.seconds, from };
    },
    /** So many appends, one transaction each, to the chains of people who are there. */
    async append({ from, count }) {
      const { seconds: taken } = await seconds(async () => {
        for (let n = 0; n < count; n += 1)
          await strapi.db.transaction(({ trx }) =>
            service('ledger').append(trx, {
              subscriberId: from + n * 3,
              event: 'confirmed',
              method: 'link',
              actor: 'subscriber',
              evidence: { email: 'a@b.example', ip: null, userAgent: null, pageUrl: null },
            })
          );
      });
      return count / taken;
    },
    /** Seals tomorrow: the tick may have sealed today with the first records. */
    async seal() {
      const made = await seconds(() => service('seals').daily(Date.now() + DAY));
      return { records: made.result?.records ?? 0, seconds: made.seconds };
    },
    verify: () => peakOf(() => service('ledger').verify()),
    /** What verification reads, read in the same pages and thrown away. */
    async read() {
      const page = 4000;
      let rows = 0;
      const { seconds: taken } = await seconds(async () => {
        for (let last = { subscriber_id: -1, seq: 0 }; ;) {
          const found = await knex(`${RECORDS} as r`)
            .leftJoin('optin_consent_evidence as e', 'e.record_id', 'r.id')
            .select('r.*', 'e.email', 'e.ip', 'e.user_agent', 'e.page_url', 'e.facts', 'e.salt')
            .where('r.subscriber_id', '>', last.subscriber_id)
            .orderBy([{ column: 'r.subscriber_id' }, { column: 'r.seq' }])
            .limit(page);
          rows += found.length;
          if (found.length < page) break;
          last = found[found.length - 1];
        }
      });
      return { rows, seconds: taken };
    },
    /** Changes one letter of a record in the middle of the ledger. */
    async alter() {
      const { count } = await knex(RECORDS).count({ count: '*' }).first();
      const victim = await knex(RECORDS)
        .where('id', '>=', Math.floor(Number(count) / 2))
        .orderBy('id')
        .first('id', 'method');
      await knex.raw(dropTrigger[strapi.db.dialect.client]);
      await knex(RECORDS).where({ id: victim.id }).update({ method: 'fork' });
      return { recordId: Number(victim.id) };
    },
  };
};
