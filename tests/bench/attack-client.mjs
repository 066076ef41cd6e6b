// The attacker's side: requests from as many addresses as it likes, and answers to challenges.
import { createHash } from 'node:crypto';
import http from 'node:http';
import { performance } from 'node:perf_hooks';

export const LANES = 16;

const agent = new http.Agent({ keepAlive: true, maxSockets: LANES });

/** A member of the botnet: another network for every number. */
export const ipOf = (index) => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;

/** @returns status, headers without the date, body and milliseconds of an answer */
export const call = (url, { method = 'POST', ip, type, accept = '*/*', body = '' } = {}) =>
  new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const request = http.request(url, {
      agent,
      method,
      headers: {
        Accept: accept,
        ...(ip && { 'X-Forwarded-For': ip }),
        ...(type && { 'Content-Type': type }),
        'Content-Length': Buffer.byteLength(body),
      },
    });
    request.once('error', reject);
    request.once('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.once('end', () => {
        const { date, ...headers } = response.headers;
        resolve({
          status: response.statusCode,
          headers,
          date,
          body: Buffer.concat(chunks).toString('utf8'),
          ms: performance.now() - startedAt,
        });
      });
    });
    request.end(body);
  });

/** The two ways in: what a script posts, and what a browser posts. */
export const sendJson = (base, slug, ip, email, over = {}) =>
  call(`${base}/forms/${slug}/submissions`, {
    ip,
    type: 'application/json',
    body: JSON.stringify({ email, consents: { news: true }, locale: 'en', ...over }),
  });
export const sendForm = (base, slug, ip, email, over = {}) =>
  call(`${base}/forms/${slug}/submissions`, {
    ip,
    type: 'application/x-www-form-urlencoded',
    accept: 'text/html',
    body: new URLSearchParams({
      email,
      'consents[news]': 'true',
      locale: 'en',
      ...over,
    }).toString(),
  });

/** Runs `count` requests on several lanes. @returns their answers */
export const flood = async (count, one) => {
  const answers = [];
  let next = 0;
  const lane = async () => {
    while (next < count) answers.push(await one(next++));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return answers;
};

export const askChallenge = async (base, slug, ip) => {
  const { body } = await call(`${base}/forms/${slug}/challenge`, { method: 'GET', ip });
  return JSON.parse(body).data;
};

/** Works a challenge out, natively: the cheapest that an attacker can do on one core. */
export const solve = ({ algorithm, challenge, maxnumber, salt, signature }) => {
  const startedAt = performance.now();
  for (let number = 0; number <= maxnumber; number += 1) {
    if (createHash('sha256').update(`${salt}${number}`).digest('hex') !== challenge) continue;
    const answer = { algorithm, challenge, number, salt, signature };
    return {
      answer: Buffer.from(JSON.stringify(answer)).toString('base64'),
      ms: performance.now() - startedAt,
    };
  }
  throw new Error('the challenge has no answer');
};
