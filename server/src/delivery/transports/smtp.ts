import type { SmtpConfig } from '../../core';
import type { TransportInfo } from '../../core/contract';
import type { OutgoingMail } from '../../messages';
import type { SendOutcome, Transport } from '../types';
import { createSigner } from './dkim';
import { redact } from './redact';
import { toOutcome } from './smtp-outcome';
import { openSession, SmtpError, type Session } from './smtp-session';

/** Wait after the first failed connection; doubled with each further one. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
/** An idle dialogue is ended before the server gets tired of it, and lets the process exit. */
const IDLE_MS = 15_000;

interface Job {
  mail: OutgoingMail;
  done(outcome: SendOutcome): void;
}

const asSmtpError = (error: unknown, stage: 'connecting' | 'envelope'): SmtpError =>
  error instanceof SmtpError
    ? error
    : new SmtpError({ message: error instanceof Error ? error.message : String(error) }, stage);

/**
 * Mail over SMTP: up to `connections` dialogues, opened when there is work and kept while there is.
 * - A dialogue that ended between two messages is opened again and the message sent once more, as
 *   long as its content had not been read.
 * - When the server cannot be reached, waiting mails are deferred at once and nothing connects
 *   until a growing wait is over. When it only limits the number of connections, the open ones go on.
 * @throws Error for a DKIM key that cannot sign
 */
export const createSmtpTransport = (config: SmtpConfig): Transport => {
  const signer = config.dkim ? createSigner(config.dkim) : null;
  const queue: Job[] = [];
  const idle = new Map<Session, NodeJS.Timeout>();
  const lanes = new Set<Promise<void>>();
  let sessions = 0;
  let failures = 0;
  let restUntil = 0;
  let lastFailure: SmtpError | null = null;
  let closed = false;

  const park = (session: Session) => {
    if (!session.open) return;
    if (closed) return session.quit();
    const timer = setTimeout(() => {
      idle.delete(session);
      session.quit();
    }, IDLE_MS);
    idle.set(session, timer);
  };

  const takeIdle = (): Session | null => {
    for (const [session, timer] of idle) {
      idle.delete(session);
      clearTimeout(timer);
      if (session.open) return session;
    }
    return null;
  };

  /** @throws SmtpError at once while the server is left alone */
  const connect = async (): Promise<Session> => {
    if (lastFailure && restUntil > Date.now()) throw lastFailure;
    try {
      const session = await openSession(config);
      failures = 0;
      lastFailure = null;
      return session;
    } catch (error) {
      failures += 1;
      restUntil = Date.now() + Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT);
      lastFailure = asSmtpError(error, 'connecting');
      throw lastFailure;
    }
  };

  const failed = (mail: OutgoingMail, error: SmtpError): SendOutcome =>
    toOutcome(error.failure, error.stage, mail.envelope.to);

  /** Sends one job; `session` is null where the dialogue did not survive. */
  const deliver = async (job: Job, session: Session, fresh: boolean): Promise<Session | null> => {
    const { mail } = job;
    try {
      const message = signer ? [await signer.sign(mail.raw())] : mail.chunks();
      const answer = await session.send(mail.envelope, message);
      job.done({ type: 'accepted', response: redact(answer, mail.envelope.to) });
    } catch (caught) {
      const error = asSmtpError(caught, 'envelope');
      const dropped = !error.failure.responseCode || error.failure.responseCode === 421;
      if (!fresh && !session.open && dropped && error.stage === 'envelope') queue.unshift(job);
      else job.done(failed(mail, error));
    }
    return session.open ? session : null;
  };

  /** Works through the queue with one dialogue at a time. */
  const runLane = async (): Promise<void> => {
    let session = takeIdle();
    let fresh = false;
    for (let job = queue.shift(); job; job = queue.shift()) {
      if (!session?.open) {
        try {
          session = takeIdle();
          fresh = session === null;
          session ??= await connect();
        } catch (error) {
          // Others are through to the server: it limits connections, and they will take the job.
          if (sessions > 0) queue.unshift(job);
          else job.done(failed(job.mail, asSmtpError(error, 'connecting')));
          if (sessions > 0) return;
          continue;
        }
      }
      sessions += 1;
      session = await deliver(job, session, fresh).finally(() => {
        sessions -= 1;
      });
      fresh = false;
    }
    if (session) park(session);
  };

  const startLane = () => {
    if (lanes.size >= config.connections) return;
    const lane: Promise<void> = runLane().finally(() => {
      lanes.delete(lane);
      // A job that came while the lane was ending must not wait for another. While the server is
      // left alone, the lanes that are through to it take what was put back.
      const resting = restUntil > Date.now();
      if (queue.length > 0 && (lanes.size === 0 || !resting)) startLane();
    });
    lanes.add(lane);
  };

  return {
    // Twice as many, so that a dialogue never waits for the next mail to be made.
    concurrency: config.connections * 2,
    info: (): TransportInfo => ({
      kind: 'smtp',
      label: `${config.host}:${config.port}`,
      dkim: signer !== null,
      warnings: signer === null ? ['transport.no-dkim'] : [],
    }),
    send: (mail) =>
      new Promise((done) => {
        if (closed)
          return done({
            type: 'deferred',
            response: 'the transport is closed',
            code: 'ECONNECTION',
          });
        queue.push({ mail, done });
        startLane();
      }),
    /** Finishes the mails in hand, defers those that wait, and says goodbye. */
    async close() {
      closed = true;
      for (const job of queue.splice(0))
        job.done({ type: 'deferred', response: 'the transport is closed', code: 'ECONNECTION' });
      for (const [session, timer] of idle) {
        clearTimeout(timer);
        session.quit();
      }
      idle.clear();
      await Promise.all(lanes);
    },
  };
};
