import http from 'node:http';
import { performance } from 'node:perf_hooks';
import { median, ROUNDS, withStrapi } from './processes.mjs';

const REQUESTS = Number(process.env.BENCH_REQUESTS || 600);
const WARM_UP = 200;
const LANES = 8;

const agent = new http.Agent({ keepAlive: true, maxSockets: LANES });

const post = (url, body) =>
  new Promise((resolve, reject) => {
    const payload = JSON.stringify(body);
    const request = http.request(url, {
      agent,
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(payload) },
    });
    request.once('error', reject);
    request.once('response', (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
    });
    request.end(payload);
  });

/** Requests a second over `count` requests; each must answer `status`. */
const measure = async (count, status, send) => {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const got = await send(next++);
      if (got !== status) throw new Error(`expected ${status}, got ${got}`);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: LANES }, lane));
  return count / ((performance.now() - startedAt) / 1000);
};

/** Form submissions against Strapi's own content API creating one row: at least as many a second. */
export const submissions = () =>
  withStrapi('submissions', {}, async ({ call, url }) => {
    let serial = 0;
    const row = () =>
      post(`${url}/api/rows`, {
        data: { email: `row${serial++}@people.example`, firstName: 'Ada' },
      });
    const submission = () =>
      post(`${url}/api/optin/forms/bench/submissions`, {
        email: `reader${serial++}@people.example`,
        fields: { firstName: 'Ada' },
        consents: { news: true },
        locale: 'en',
        url: 'https://www.example/',
      });

    await measure(WARM_UP, 201, row);
    await measure(WARM_UP, 202, submission);
    const rounds = { rows: [], forms: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.rows.push(await measure(REQUESTS, 201, row));
      rounds.forms.push(await measure(REQUESTS, 202, submission));
    }
    const rows = median(rounds.rows);
    const forms = median(rounds.forms);

    const counts = await call('counts');
    const expected = REQUESTS * ROUNDS + WARM_UP;
    for (const [name, count] of Object.entries(counts))
      if (count !== expected) throw new Error(`${count} ${name} stored instead of ${expected}`);

    return {
      name: 'form submissions',
      against: "Strapi's content API creating one row",
      ours: Math.round(forms),
      theirs: Math.round(rows),
      unit: 'requests/s',
      ratio: forms / rows,
      budget: 1,
    };
  });
