// Whether an answer tells what is known about an address: its bytes, and how long it took.
import { call, flood, ipOf, sendForm, sendJson } from './attack-client.mjs';

const EACH = Number(process.env.ATTACK_STATES || 60);

const emailsOf = (state) =>
  Array.from({ length: EACH }, (_, index) => `${state}${index}@state.example`);

export const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * How often an answer about one state took longer than one about another: 0.5 tells nothing, 0 and 1
 * tell all (area under the ROC curve, after Mann and Whitney).
 */
const telling = (ones, others) => {
  let sum = 0;
  for (const one of ones)
    for (const other of others) sum += one > other ? 1 : one === other ? 0.5 : 0;
  return sum / (ones.length * others.length);
};

const expectAll = (answers, status) => {
  const other = answers.find((answer) => answer.status !== status);
  if (other) throw new Error(`expected ${status}, got ${other.status}: ${other.body}`);
};

/** People in every state that an address can have. */
const prepare = async (base, call_) => {
  let ip = 90_000;
  const signUp = async (emails) =>
    expectAll(
      await flood(emails.length, (index) => sendJson(base, 'states', ipOf(ip++), emails[index])),
      202
    );
  await signUp([...emailsOf('pending'), ...emailsOf('confirmed'), ...emailsOf('left')]);
  const confirms = await call_('confirmTokens', [...emailsOf('confirmed'), ...emailsOf('left')]);
  expectAll(
    await flood(confirms.length, (index) =>
      call(`${base}/confirm/${confirms[index]}`, { ip: ipOf(ip++) })
    ),
    200
  );
  const leaves = await call_('unsubscribeTokens', emailsOf('left'));
  expectAll(
    await flood(leaves.length, (index) =>
      call(`${base}/unsubscribe/${leaves[index]}`, { ip: ipOf(ip++) })
    ),
    200
  );
  await call_('suppress', emailsOf('suppressed'));
  await call_('settle');
};

/**
 * Asks about each state in turn, one request at a time on a quiet server.
 * @returns per state the distinct answers, the median and how telling the time is against `new`
 */
export const compareStates = async (base, call_, rest) => {
  await prepare(base, call_);
  await rest();
  const states = ['new', 'pending', 'confirmed', 'left', 'suppressed', 'blocked', 'trapped'];
  const seen = Object.fromEntries(states.map((state) => [state, { faces: new Set(), ms: [] }]));
  let ip = 95_000;
  const ask = (state, index, isForm) => {
    const email =
      state === 'blocked'
        ? `${state}${index}@blocked.example`
        : `${state}${index}@${state === 'trapped' ? 'trapped' : 'state'}.example`;
    const trap = state === 'trapped' ? { homepage: 'x' } : {};
    return (isForm ? sendForm : sendJson)(base, 'states', ipOf(ip++), email, trap);
  };
  for (let index = 0; index < EACH; index += 1) {
    // Another order each round, so that no state always follows the same one.
    const order = states.map((_, at) => states[(at + index) % states.length]);
    for (const state of order) {
      const isForm = index % 2 === 1;
      const { status, headers, body, ms } = await ask(state, index, isForm);
      seen[state].faces.add(JSON.stringify([isForm, status, headers, body]));
      seen[state].ms.push(ms);
    }
    // Mail is sent between rounds and not into them.
    await call_('settle');
  }
  const faces = new Set(states.flatMap((state) => [...seen[state].faces]));
  return {
    rounds: EACH,
    // One as JSON and one as a page.
    distinctAnswers: faces.size,
    states: Object.fromEntries(
      states.map((state) => [
        state,
        {
          medianMs: Number(middle(seen[state].ms).toFixed(2)),
          telling: Number(telling(seen[state].ms, seen.new.ms).toFixed(2)),
        },
      ])
    ),
  };
};
