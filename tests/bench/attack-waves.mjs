// Ten thousand submissions in ten waves, each after another way in.
import { chromium } from 'playwright-core';
import { askChallenge, call, flood, ipOf, sendForm, sendJson, solve } from './attack-client.mjs';

const FORMS_BOMBED = 8;
const VICTIMS = 50;

export const victims = Array.from(
  { length: VICTIMS },
  (_, index) => `victim${index}@bombed.example`
);

const statusesOf = (answers) => {
  const counts = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

/** One machine behind one address, thinking that nobody counts. */
const oneMachine = (base) =>
  flood(500, (index) => sendJson(base, 'open', '203.0.113.9', `one${index}@flood.example`));

/** A botnet: a fresh network and a fresh address for each request, half of them as a browser. */
const botnet = (base) =>
  flood(3000, (index) =>
    (index % 2 ? sendForm : sendJson)(base, 'open', ipOf(index), `net${index}@flood.example`)
  );

/** Programs that fill in every field they find. */
const fillers = (base) =>
  flood(1000, (index) =>
    sendForm(
      base,
      index % 2 ? 'lasting' : 'states',
      ipOf(10_000 + index),
      `bot${index}@trapped.example`,
      {
        homepage: 'https://spam.example',
      }
    )
  );

/** List bombing: the same people, over all forms, from everywhere. */
const bombing = (base) =>
  flood(2000, (index) => {
    const victim = victims[Math.floor(index / FORMS_BOMBED) % VICTIMS];
    return (index % 3 ? sendJson : sendForm)(
      base,
      `bomb${(index % FORMS_BOMBED) + 1}`,
      ipOf(20_000 + index),
      index % 5 ? victim : victim.toUpperCase()
    );
  });

const HASTY = 20;

/** Programs that read the page, wait as people do, work and send. Some are hasty. */
const workers = (times) => (base) =>
  flood(70, async (index) => {
    const ip = ipOf(30_000 + index);
    const page = await call(`${base}/f/work`, { method: 'GET', ip, accept: 'text/html' });
    const start = /name="start" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const challenge = await askChallenge(base, 'work', ip);
    const { answer, ms } = solve(challenge);
    times.push({ ms, maxnumber: challenge.maxnumber });
    if (index >= HASTY) await new Promise((resolve) => setTimeout(resolve, 2500));
    return sendForm(base, 'work', ip, `work${index}@worked.example`, { challenge: answer, start });
  });

/** Chromium without a head, steered by a program: a fresh profile and network for each sign-up. */
const browsers = async (base) => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const answers = [];
  try {
    for (let index = 0; index < 30; index += 1) {
      const context = await browser.newContext({
        extraHTTPHeaders: { 'X-Forwarded-For': ipOf(80_000 + index) },
      });
      // The measured app has no icon.
      await context.route('**/favicon*', (route) => route.abort());
      const page = await context.newPage();
      await page.goto(`${base}/f/work`);
      await page.locator('input[name=email]').fill(`head${index}@browsers.example`);
      for (const box of await page.locator('[type=checkbox]').all()) await box.check();
      if (index >= HASTY / 2) await page.waitForTimeout(2500);
      const sent = page.waitForResponse(
        (response) =>
          response.request().method() === 'POST' && response.url().endsWith('/submissions')
      );
      await page.locator('[type=submit]').click();
      answers.push({ status: (await sent).status() });
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return answers;
};

/** No work, made-up work, and one answer for everybody. */
const dodgers = async (base) => {
  const none = await flood(500, (index) =>
    sendJson(base, 'work', ipOf(40_000 + index), `dodge${index}@dodged.example`)
  );
  const madeUp = await flood(500, (index) =>
    sendForm(base, 'work', ipOf(41_000 + index), `made${index}@dodged.example`, {
      altcha: Buffer.from(
        JSON.stringify({
          algorithm: index % 2 ? 'SHA-256' : 'MD5',
          challenge: 'ab'.repeat(32),
          number: index,
          salt: 'x?form=1&until=9999999999999&',
          signature: 'cd'.repeat(32),
        })
      ).toString('base64'),
    })
  );
  return [...none, ...madeUp];
};
const replayers = (times) => async (base) => {
  const challenge = await askChallenge(base, 'work', ipOf(49_999));
  const { answer, ms } = solve(challenge);
  times.push({ ms, maxnumber: challenge.maxnumber });
  return flood(500, (index) =>
    sendJson(base, 'work', ipOf(50_000 + index), `replay${index}@replay.example`, {
      challenge: answer,
    })
  );
};

/** A form that asks for work under pressure only: what slips in before it does. */
const pressing = (base) =>
  flood(900, (index) =>
    sendJson(base, 'pressed', ipOf(60_000 + index), `press${index}@pressed.example`)
  );

/** Throw-away domains, blocked domains, blocked networks. */
const unwelcome = (base) =>
  flood(1000, (index) => {
    const kind = index % 3;
    const ip = kind === 2 ? `192.0.2.${index % 256}` : ipOf(70_000 + index);
    const domain = ['mailinator.com', 'in.blocked.example', 'fromblocked.example'][kind];
    return sendJson(base, 'lasting', ip, `un${index}@${domain}`);
  });

/**
 * @param times receives what each answered challenge cost
 * @param rest is awaited before a wave that wants a fresh minute
 */
export const runWaves = async (base, { times, rest, say }) => {
  const waves = [
    ['one machine, fresh addresses', oneMachine],
    ['botnet, fresh addresses', botnet],
    ['fillers of every field', fillers],
    ['list bombing over 8 forms', bombing],
    ['solvers of the challenge', workers(times)],
    ['headless Chromium', browsers],
    ['dodgers of the challenge', dodgers],
    ['one solved answer for all', replayers(times), 'rest'],
    ['form that asks under pressure', pressing],
    ['throw-away and blocked', unwelcome, 'rest'],
  ];
  const results = [];
  for (const [name, wave, wants] of waves) {
    if (wants === 'rest') await rest();
    const startedAt = Date.now();
    const answers = await wave(base);
    const seconds = (Date.now() - startedAt) / 1000;
    results.push({ name, count: answers.length, seconds, statuses: statusesOf(answers) });
    say(
      `${name.padEnd(32)} ${String(answers.length).padStart(5)}  ${seconds.toFixed(1).padStart(6)} s  ${JSON.stringify(statusesOf(answers))}`
    );
  }
  return results;
};
