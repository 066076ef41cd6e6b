import { simpleParser } from 'mailparser';
import { CONNECTIONS, median, ROUNDS, withStrapi } from './processes.mjs';

const MESSAGES = Number(process.env.BENCH_MESSAGES || 2000);
/** Text that makes a two-part message of about 36 kB. */
const TEXT_BYTES = Number(process.env.BENCH_BYTES || 13_000);
const GREETING = /Reader \d+/g;

/** The very message that the campaign sent, for the other side to personalise its own way. */
const asTemplate = async (raw) => {
  const { html, text, subject } = await simpleParser(raw);
  const open = (value) => String(value).replace(GREETING, '{name}');
  return { html: open(html), text: open(text), subject: open(subject) };
};

/**
 * A campaign from the order to the last record (snapshot, claim, personalise, hand over, record)
 * against a nodemailer pool that sends the same message to the same people and records nothing.
 */
export const sending = () =>
  withStrapi(
    'sending',
    { BENCH_MESSAGES: String(MESSAGES), BENCH_BYTES: String(TEXT_BYTES) },
    async ({ call, sink }) => {
      const rounds = { ours: [], theirs: [] };
      let expected = 0;
      let message = null;
      let messageBytes = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const campaign = await call('campaign');
        if (campaign.sent !== MESSAGES)
          throw new Error(`${campaign.sent} of ${MESSAGES} messages were sent`);
        expected += MESSAGES;
        const { messages, last } = await sink.ask({});
        if (messages !== expected) throw new Error(`the sink got ${messages} of ${expected}`);
        if (!message) {
          const raw = Buffer.from(last, 'base64');
          messageBytes = raw.length;
          message = await asTemplate(raw);
        }
        const loop = await call('loop', message);
        expected += MESSAGES;
        rounds.ours.push(MESSAGES / campaign.seconds);
        rounds.theirs.push(MESSAGES / loop.seconds);
      }
      const ours = median(rounds.ours);
      const theirs = median(rounds.theirs);
      return {
        name: 'campaign sending',
        against: 'nodemailer pool, sendMail({html, text}) in a loop',
        ours: Math.round(ours),
        theirs: Math.round(theirs),
        unit: 'messages/s',
        ratio: ours / theirs,
        budget: 4,
        messageBytes,
        connections: CONNECTIONS,
      };
    }
  );
