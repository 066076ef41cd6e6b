import { simpleParser } from 'mailparser';
import { CONNECTIONS, withStrapi } from './processes.mjs';

const MESSAGES = Number(process.env.BENCH_MESSAGES || 3000);
/** Text that makes a two-part message of about 36 kB. */
const TEXT_BYTES = Number(process.env.BENCH_BYTES || 13_000);
const GREETING = /Reader \d+/g;

/**
 * A campaign from the order to the last record (snapshot, claim, personalise, hand over, record)
 * against a nodemailer pool that sends the same message to the same people and records nothing.
 */
export const sending = () =>
  withStrapi(
    'sending',
    { BENCH_MESSAGES: String(MESSAGES), BENCH_BYTES: String(TEXT_BYTES) },
    async ({ call, sink }) => {
      const campaign = await call('campaign');
      if (campaign.sent !== MESSAGES)
        throw new Error(`${campaign.sent} of ${MESSAGES} messages were sent`);
      const { messages, last } = await sink.ask({});
      if (messages !== MESSAGES) throw new Error(`the sink got ${messages} of ${MESSAGES}`);

      const raw = Buffer.from(last, 'base64');
      const { html, text, subject } = await simpleParser(raw);
      const loop = await call('loop', {
        html: String(html).replace(GREETING, '{name}'),
        text: String(text).replace(GREETING, '{name}'),
        subject: String(subject).replace(GREETING, '{name}'),
      });

      const ours = MESSAGES / campaign.seconds;
      const theirs = MESSAGES / loop.seconds;
      return {
        name: 'campaign sending',
        against: 'nodemailer pool, sendMail({html, text}) in a loop',
        ours: Math.round(ours),
        theirs: Math.round(theirs),
        unit: 'messages/s',
        ratio: ours / theirs,
        budget: 4,
        messageBytes: raw.length,
        connections: CONNECTIONS,
      };
    }
  );
