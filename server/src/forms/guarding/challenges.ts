import type { Core } from '@strapi/types';
import { createChallenge, extractParams, verifySolution } from 'altcha-lib/v1';
import type { Payload } from 'altcha-lib/v1/types';
import type { EpochMs, FormGuard, StopReason } from '../../../../content-types';
import { getService, hmacHex, PLUGIN_ID, sha256, table, type OptinConfig } from '../../core';
import type { ViewChallenge } from '../contract';
import { isPressed, workFor } from './pressure';
import { askProvider, type Provider } from './providers';

/** Long enough to fill in a form slowly. */
const LIFETIME = 20 * 60_000;
const MAX_ANSWER = 4000;

type Verdict = Extract<StopReason, `challenge-${string}`> | null;

/** The one that challenges are made with; the library takes whatever an answer names. */
const ALGORITHM = 'SHA-256';

/** An answer as `challenge.js` sends it: base64 of a small JSON object; null for anything else. */
const readAnswer = (answer: string): Payload | null => {
  try {
    const value: unknown = JSON.parse(Buffer.from(answer, 'base64').toString('utf8'));
    if (typeof value !== 'object' || value === null) return null;
    const { algorithm, challenge, number, salt, signature } = value as Record<string, unknown>;
    if (algorithm !== ALGORITHM || typeof number !== 'number') return null;
    return typeof challenge === 'string' &&
      typeof salt === 'string' &&
      typeof signature === 'string'
      ? { algorithm, challenge, number, salt, signature }
      : null;
  } catch {
    return null;
  }
};

/**
 * Challenges that a form's guard sets: ALTCHA's proof of work (SHA-256, signed, bound to the form,
 * good once and for twenty minutes), or a provider that is configured.
 */
export const createChallenges = ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const key = () => hmacHex(getService(strapi, 'keys').fingerprint, 'altcha');
  const providers = () =>
    strapi.config.get<OptinConfig['challenge'] | undefined>(`plugin::${PLUGIN_ID}.challenge`) ?? {
      hcaptcha: null,
      turnstile: null,
    };

  /** Submissions of a form in the minute that was and the one that is, whichever were more. */
  const perMinute = (formId: number): Promise<number> =>
    getService(strapi, 'guard').pressure({ limit: 'pressure', value: String(formId) });

  /** @returns null where the guard asks for nothing at this moment */
  const needed = async (formId: number, guard: FormGuard | undefined): Promise<boolean> => {
    if (!guard || guard.challenge === 'none') return false;
    return guard.challengeWhen === 'always' || isPressed(await perMinute(formId));
  };

  /** The first to write a challenge down spends it; everybody after is told so by the index. */
  const spend = async (challenge: string): Promise<boolean> => {
    const challengeKey = sha256(challenge);
    if (await table(strapi, 'spent-challenge').where({ challenge_key: challengeKey }).first('id'))
      return false;
    try {
      await table(strapi, 'spent-challenge').insert({
        challenge_key: challengeKey,
        expires_at: now() + LIFETIME,
      });
      return true;
    } catch {
      return false;
    }
  };

  const judgeAltcha = async (formId: number, answer: string): Promise<Verdict> => {
    const read = readAnswer(answer);
    if (!read) return 'challenge-wrong';
    const { form, until } = extractParams(read);
    if (form !== String(formId)) return 'challenge-wrong';
    if (!(await verifySolution(read, key(), false))) return 'challenge-wrong';
    if (!(Number(until) > now())) return 'challenge-expired';
    return (await spend(read.challenge)) ? null : 'challenge-spent';
  };

  return {
    needed,

    /** Kinds that a form can ask for here. */
    available(): FormGuard['challenge'][] {
      const { hcaptcha, turnstile } = providers();
      return [
        'none',
        'altcha',
        ...(hcaptcha ? ['hcaptcha' as const] : []),
        ...(turnstile ? ['turnstile' as const] : []),
      ];
    },

    /** What a page needs to meet the challenge of a form; null for forms without one. */
    viewOf(slug: string, guard: FormGuard | undefined): ViewChallenge | null {
      const kind = guard?.challenge ?? 'none';
      if (kind === 'none') return null;
      const script = '../challenge.js';
      const url = `${slug}/challenge`;
      if (kind === 'altcha') return { kind, url, script };
      const provider = providers()[kind];
      return provider ? { kind, siteKey: provider.siteKey, url, script } : null;
    },

    /** A fresh challenge, harder while the form is pressed. */
    async issue(formId: number) {
      const until = now() + LIFETIME;
      return createChallenge({
        algorithm: ALGORITHM,
        hmacKey: key(),
        maxNumber: workFor(await perMinute(formId)),
        params: { form: String(formId), until: String(until) },
      });
    },

    /** @returns what is wrong with the answer; null where it holds or none is asked for */
    async judge(
      formId: number,
      guard: FormGuard | undefined,
      answer: unknown,
      ip: string
    ): Promise<Verdict> {
      if (!guard || !(await needed(formId, guard))) return null;
      if (typeof answer !== 'string' || answer === '') return 'challenge-missing';
      if (answer.length > MAX_ANSWER) return 'challenge-wrong';
      if (guard.challenge === 'altcha') return judgeAltcha(formId, answer);
      const provider: Provider | null =
        guard.challenge === 'none' ? null : providers()[guard.challenge];
      if (!provider || guard.challenge === 'none') return null;
      return (await askProvider(guard.challenge, provider, answer, ip)) ? null : 'challenge-wrong';
    },

    async prune(at: EpochMs): Promise<void> {
      await table(strapi, 'spent-challenge').where('expires_at', '<', at).delete();
    },
  };
};
export type ChallengesService = ReturnType<typeof createChallenges>;
