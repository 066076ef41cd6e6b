import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import type { FormVersion, PublishedForm } from '../../../content-types';
import {
  answering,
  chooseLocale,
  getService,
  html,
  localeOfQuery,
  pageLocale,
  sendPage,
  problemPages,
  wantsHtml,
} from '../core';
import { challengeScript, displayScript, embedScript, pageScript, type Script } from './embed';
import { joinsAtOnce, viewOf, type FormView, type Handout } from './form-view';
import type { LiveForm } from './forms';
import { PROVIDER_ORIGINS } from './guarding/providers';
import { offeredVersion } from './offered';
import { formBody, formPageStyles, imageOrigins, type FormPageInput } from './pages/form-page';
import { isRecord, type Body } from './submission';
import { submit, SubmissionError } from './submit';
import { t } from './texts';

/** Long enough to spare the server a busy site's visitors, short enough for an editor's patience. */
const DEFINITION_MAX_AGE = 60;
const SCRIPT_MAX_AGE = 3600;

/** Pages with a form may stand in a frame: they are made for it, and hold nothing of anybody. */
const FRAME = { frame: 'anywhere' as const };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const textsIn = (value: unknown): string | string[] =>
  Array.isArray(value) ? value.map(text) : text(value);

/** What was typed, by path, to be shown again; what is not text was not typed. */
const typedOf = (body: Body): FormPageInput['typed'] => {
  const fields = isRecord(body.fields) ? body.fields : {};
  const consents = isRecord(body.consents) ? body.consents : {};
  return {
    values: {
      ...Object.fromEntries(
        Object.entries(fields).map(([key, value]) => [`fields.${key}`, textsIn(value)])
      ),
      email: text(body.email),
      vote: text(body.vote),
      rules: textsIn(body.rules),
    },
    ticked: Object.keys(consents).filter((key) => [consents[key]].flat().at(-1) === 'true'),
  };
};

/** Where a third party's challenge comes from, for the page's policy. */
const challengeOrigins = ({ challenge }: FormView): string[] =>
  challenge && challenge.kind !== 'altcha' ? [...PROVIDER_ORIGINS[challenge.kind]] : [];

/** The page that the form itself leads to; empty for none. */
const redirectOf = ({ after, redirectUrl = '' }: PublishedForm): string =>
  after ? (after.kind === 'redirect' ? after.redirectUrl : '') : redirectUrl;

export const publicForms = ({ strapi }: { strapi: Core.Strapi }) => {
  const live = async (ctx: Context): Promise<LiveForm> => {
    const found = await getService(strapi, 'forms').live(String(ctx.params.slug));
    // A questionnaire is answered behind a personal link alone.
    if (!found || found.version.definition.kind === 'questionnaire')
      throw new errors.NotFoundError('There is no such form.');
    return found;
  };

  const handOut = ({ form, version }: LiveForm): Handout => ({
    start: getService(strapi, 'guard').stamp(form.id),
    challenge: getService(strapi, 'challenges').viewOf(form.slug, version.definition.guard),
  });

  /** Where a browser goes after a submission: the form's page, the site's, or the plugin's own. */
  const targetOf = async (version: FormVersion): Promise<string> =>
    redirectOf(version.definition) || (await getService(strapi, 'settings').get()).urls.thankYou;

  /** Who stands behind a form: the sender of its first list. */
  const organisationOf = async ({ definition }: FormVersion): Promise<string> => {
    const senders = getService(strapi, 'senders');
    const lists = await getService(strapi, 'lists').byIds(
      definition.consents.flatMap(({ listIds }) => listIds)
    );
    const senderId = lists.find((list) => list.senderId)?.senderId;
    const sender = (senderId ? await senders.find(senderId) : null) ?? (await senders.default());
    return sender ? sender.organisation || sender.fromName : '';
  };

  const sendForm = async (
    ctx: Context,
    found: LiveForm,
    input: Pick<FormPageInput, 'action' | 'typed' | 'errors' | 'alert'> & {
      status: number;
      script: string;
    }
  ): Promise<void> => {
    const { form, version } = found;
    const body = ctx.request.body as unknown;
    const wish = isRecord(body) && text(body.locale) ? text(body.locale) : localeOfQuery(ctx);
    const locale = chooseLocale(ctx, version.definition.locales, wish);
    const offered = await offeredVersion(strapi, version);
    const view = viewOf(form, offered, locale, handOut({ form, version }));
    const links = await getService(strapi, 'settings').links();
    const target = await targetOf(version);
    sendPage(
      ctx,
      {
        locale,
        title: form.isOpen ? view.title : t(locale, 'form.closed.title'),
        accent: view.theme.accent,
        footer: await organisationOf(version),
        privacyPolicyUrl: (await getService(strapi, 'settings').get()).controller.privacyPolicyUrl,
        styles: formPageStyles(view),
        script: input.script,
        body: formBody({ ...input, view, pageUrl: links?.hostedForm(form.slug) ?? null }),
      },
      {
        ...FRAME,
        status: input.status,
        formTargets: target ? [target] : [],
        images: imageOrigins(view),
        challenge: challengeOrigins(view),
        // Revalidated each time, yet kept for the way back, so that typed text survives it.
        cacheControl: 'private, no-cache',
      }
    );
  };

  const asPage = problemPages(FRAME);

  /** A refused submission as a page: the same form with what was typed and what to change. */
  const refusedPage = async (ctx: Context, status: number, error: Error): Promise<void> => {
    if (status === 404 || status === 413 || status === 415) return asPage(ctx, status);
    const found = await live(ctx);
    const body = ctx.request.body as unknown;
    const shown = error instanceof SubmissionError ? error.version : found.version;
    const locale = chooseLocale(
      ctx,
      shown.definition.locales,
      isRecord(body) ? text(body.locale) || null : null
    );
    const problems = error instanceof SubmissionError ? error.problems : [];
    const seconds = Number(ctx.response.get('Retry-After')) || 0;
    const general = problems.find(
      ({ path }) => !/^(email|vote|rules|fields\.|consents\.)/.test(path)
    );
    const alert =
      status === 429
        ? t(locale, 'form.wait', { seconds })
        : (general?.message ?? t(locale, 'form.check'));
    await sendForm(ctx, found, {
      status,
      action: 'submissions',
      script: '../../form.js',
      typed: typedOf(isRecord(body) ? body : {}),
      errors: Object.fromEntries(problems.map(({ path, message }) => [path, message])),
      alert,
    });
  };

  return {
    definition: answering(async (ctx) => {
      const { form, version } = await live(ctx);
      const locale = chooseLocale(ctx, version.definition.locales, localeOfQuery(ctx));
      ctx.set('Cache-Control', `public, max-age=${DEFINITION_MAX_AGE}`);
      ctx.vary('Accept-Language');
      const offered = await offeredVersion(strapi, version);
      ctx.body = { data: viewOf(form, offered, locale, handOut({ form, version })) };
    }, asPage),

    submit: answering(async (ctx) => {
      const found = await live(ctx);
      ctx.set('Cache-Control', 'no-store');
      const { version, locale, declined, followUp } = await submit(strapi, ctx, found);
      if (!wantsHtml(ctx)) {
        ctx.status = 202;
        ctx.body = {
          data: { status: 'check-your-inbox', ...(followUp ? { next: followUp.url } : {}) },
        };
        return;
      }
      // Only what the visitor ticked decides, nothing that is known about the address.
      const said = declined ? '&said=no' : '';
      const own = `../../thanks?form=${found.form.slug}&locale=${locale}${said}`;
      ctx.status = 303;
      ctx.set('Location', followUp?.relativeUrl ?? ((await targetOf(version)) || own));
      ctx.set('Referrer-Policy', 'no-referrer');
      ctx.body = '';
    }, refusedPage),

    hosted: answering(
      async (ctx) =>
        sendForm(ctx, await live(ctx), {
          status: 200,
          action: `../forms/${ctx.params.slug}/submissions`,
          script: '../form.js',
          typed: { values: {}, ticked: null },
          errors: {},
          alert: null,
        }),
      asPage
    ),

    thanks: answering(async (ctx) => {
      const found = await getService(strapi, 'forms').live(String(ctx.query.form ?? ''));
      const locales = found?.version.definition.locales;
      const locale = locales ? chooseLocale(ctx, locales, localeOfQuery(ctx)) : pageLocale(ctx);
      const declined = ctx.query.said === 'no';
      const atOnce = declined || (found !== null && joinsAtOnce(found.version.definition));
      const success = found
        ? viewOf(found.form, found.version, locale, { start: '', challenge: null }).texts.success
        : t(locale, 'form.success');
      const title = declined ? '.declined' : atOnce ? '.single' : '';
      sendPage(
        ctx,
        {
          locale,
          title: t(locale, `thanks.title${title}`),
          sign: atOnce ? 'done' : 'letter',
          accent: found?.version.definition.theme.accent,
          footer: found ? await organisationOf(found.version) : undefined,
          privacyPolicyUrl: (await getService(strapi, 'settings').get()).controller
            .privacyPolicyUrl,
          body: html`<p>${declined ? t(locale, 'form.declined') : success}</p>
            ${!atOnce && html`<p class="soft small">${t(locale, 'thanks.hint')}</p>`}`,
        },
        FRAME
      );
    }, asPage),

    async embed(ctx: Context): Promise<void> {
      const links = await getService(strapi, 'settings').links();
      sendScript(ctx, embedScript(links && new URL('.', links.embedScript()).href));
    },

    display: (ctx: Context): void => sendScript(ctx, displayScript()),
    page: (ctx: Context): void => sendScript(ctx, pageScript()),
    challengeScript: (ctx: Context): void => sendScript(ctx, challengeScript()),

    /** What a page has to answer before it sends the form now. */
    challenge: answering(async (ctx) => {
      const { form, version } = await live(ctx);
      await getService(strapi, 'guard').count(ctx);
      ctx.set('Cache-Control', 'no-store');
      const challenges = getService(strapi, 'challenges');
      const rules = version.definition.guard;
      const needed = await challenges.needed(form.id, rules);
      if (rules?.challenge === 'altcha')
        ctx.body = { data: needed ? await challenges.issue(form.id) : null };
      else ctx.body = { data: { needed } };
    }, asPage),

    /** A form was seen on a page: a count and the page's address, nothing of the visitor. */
    seen: answering(async (ctx) => {
      const { form } = await live(ctx);
      const guard = getService(strapi, 'guard');
      guard.checkBody(ctx, ['json', 'urlencoded']);
      await guard.count(ctx);
      const body: unknown = ctx.request.body;
      await getService(strapi, 'sightings').count(form.id, isRecord(body) ? body.page : null);
      ctx.status = 204;
    }, asPage),
  };
};

const sendScript = (ctx: Context, { source, etag }: Script): void => {
  ctx.set('Cache-Control', `public, max-age=${SCRIPT_MAX_AGE}`);
  ctx.set('ETag', etag);
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Access-Control-Allow-Origin', '*');
  ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
  ctx.type = 'text/javascript; charset=utf-8';
  ctx.status = 200;
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  ctx.body = source;
};
