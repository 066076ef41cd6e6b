import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import {
  answering,
  getService,
  pageLocale,
  problemPages,
  sendPage,
  SLUG_PATTERN,
  wantsHtml,
} from '../core';
import type { DrawProof, DrawProofResponse, ProofFollowUp } from './contract';
import { proofBody, titleOf } from './proof-page';

/** Seconds; a draw changes three times in its life. */
const MAX_AGE = 60;

/** The published proof of a draw: for everybody, since it is about nobody. */
export const publicProof = ({ strapi }: { strapi: Core.Strapi }) => {
  const find = async (ctx: Context): Promise<DrawProof & ProofFollowUp> => {
    const slug = String(ctx.params.slug);
    const proof = SLUG_PATTERN.test(slug)
      ? await getService(strapi, 'promotions').draws.published(slug)
      : null;
    if (!proof) throw new errors.NotFoundError('There is no draw at this address.');
    return proof;
  };
  const asPage = problemPages();

  const sendJson = (ctx: Context, data: DrawProof & ProofFollowUp): void => {
    ctx.set('Cache-Control', `public, max-age=${MAX_AGE}`);
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.body = { data } satisfies DrawProofResponse;
  };

  return {
    show: answering(async (ctx) => {
      const proof = await find(ctx);
      if (!wantsHtml(ctx)) {
        ctx.vary('Accept');
        return sendJson(ctx, proof);
      }
      const locale = pageLocale(ctx);
      const { controller } = await getService(strapi, 'settings').get();
      const sender = await getService(strapi, 'senders').default();
      const typed = typeof ctx.query.reference === 'string' ? ctx.query.reference : '';
      sendPage(ctx, {
        locale,
        title: titleOf(proof, locale),
        body: proofBody(proof, locale, typed.slice(0, 40)),
        footer: sender ? sender.organisation || sender.fromName : undefined,
        privacyPolicyUrl: controller.privacyPolicyUrl,
      });
    }, asPage),

    download: answering(async (ctx) => {
      const proof = await find(ctx);
      ctx.set('Content-Disposition', `attachment; filename="draw-${proof.promotion.slug}.json"`);
      sendJson(ctx, proof);
    }, asPage),
  };
};
