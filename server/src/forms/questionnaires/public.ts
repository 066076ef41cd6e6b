import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import type { FieldValues } from '../../../../content-types';
import {
  answering,
  chooseLocale,
  fieldErrors,
  getService,
  GoneError,
  html,
  localeOfQuery,
  pageLocale,
  problemPages,
  sendPage,
  wantsHtml,
  type PageContent,
} from '../../core';
import { organisationFor } from '../organisation';
import { isRecord, type SubmissionProblem } from '../submission-types';
import { t } from '../texts';
import type { QuestionnaireLink } from './links';
import { stepBody, stepLook } from './page';
import type { Sitting } from './sitting';
import { q } from './texts';
import { seenBy, toQuestionnaireView, type Seen } from './view';

/** As typed, to be shown again after a mistake. */
const typedAgain = (fields: unknown): FieldValues =>
  isRecord(fields)
    ? Object.fromEntries(
        Object.entries(fields).map(([key, value]) => {
          if (!Array.isArray(value)) return [key, typeof value === 'string' ? value : null];
          const texts = value.filter((item): item is string => typeof item === 'string');
          // A box and the hidden field before it; several options never start with a no.
          return [key, texts[0] === 'false' ? (texts.at(-1) ?? null) : texts];
        })
      )
    : {};

const readVersion = (value: unknown): number | null => {
  const version = Number(value);
  return Number.isSafeInteger(version) && version > 0 ? version : null;
};

export const publicQuestionnaires = ({ strapi }: { strapi: Core.Strapi }) => {
  const questionnaires = () => getService(strapi, 'questionnaires');

  /** A forged token costs its sender a hit; a real one never does. */
  const linkOf = async (ctx: Context): Promise<QuestionnaireLink> => {
    const link = questionnaires().read(String(ctx.params.token));
    if (link) return link;
    if (ctx.method === 'POST') await getService(strapi, 'guard').count(ctx);
    throw new errors.NotFoundError(
      'This link is incomplete or was not made here: open it from the e-mail again.'
    );
  };

  /** Who was not asked for an address yet may sit in the frame in which they signed up. */
  const frameOf = ({ origin }: QuestionnaireLink) =>
    origin === 'submission' ? { frame: 'anywhere' as const } : {};

  const page = async (
    ctx: Context,
    link: QuestionnaireLink,
    content: PageContent,
    options: { status?: number; formTargets?: string[]; images?: string[] } = {}
  ): Promise<void> => {
    const { controller } = await getService(strapi, 'settings').get();
    sendPage(
      ctx,
      {
        ...content,
        footer: await organisationFor(strapi, []),
        privacyPolicyUrl: controller.privacyPolicyUrl,
      },
      { ...options, ...frameOf(link) }
    );
  };

  /** One answer for too old, closed, erased and blocked: it tells nothing about anybody. */
  const gone = async (ctx: Context, link: QuestionnaireLink): Promise<void> => {
    const locale = pageLocale(ctx);
    if (!wantsHtml(ctx)) throw new GoneError(q(locale, 'gone.text'), { code: 'gone' });
    const body = html`<p>${q(locale, 'gone.text')}</p>`;
    const title = q(locale, 'gone.title');
    await page(ctx, link, { locale, title, sign: 'clock', body }, { status: 410 });
  };

  const localeOf = (ctx: Context, { version, subscriber, draft }: Sitting): string => {
    const body: unknown = ctx.request.body;
    const sent = isRecord(body) && typeof body.locale === 'string' ? body.locale : null;
    return chooseLocale(
      ctx,
      version.definition.locales,
      localeOfQuery(ctx) ?? (sent || null) ?? subscriber?.locale ?? draft?.locale ?? null
    );
  };

  const endPage = (
    { link, draft, version }: Sitting,
    { view, course, status }: Seen
  ): PageContent => {
    const { locale } = view;
    const isKnown = status === 'nothing-to-ask';
    const waits = link.origin === 'submission' && !draft?.confirmedAt;
    const text = waits
      ? q(locale, 'done.unconfirmed')
      : version.definition.texts.success?.[locale] || q(locale, 'done.text');
    const first = course.find(({ asked }) => asked.length > 0)?.id;
    const again =
      !isKnown &&
      first !== undefined &&
      html`<p class="small">
        <a href="?step=${first}&amp;locale=${locale}">${q(locale, 'done.change')}</a>
      </p>`;
    return {
      locale,
      title: q(locale, isKnown ? 'known.title' : 'done.title'),
      sign: 'done',
      accent: view.theme.accent,
      body: html`<p>${isKnown ? q(locale, 'known.text') : text}</p>
        ${again}`,
    };
  };

  const stepPage = (
    seen: Seen,
    values: FieldValues,
    problems: Record<string, string>
  ): PageContent => ({
    locale: seen.view.locale,
    title: seen.view.title,
    accent: seen.view.theme.accent,
    styles: stepLook(seen).styles,
    body: stepBody({ seen, values, errors: problems }),
  });

  /** Where a form of this questionnaire may lead. */
  const targetsOf = ({ version }: Sitting): string[] => {
    const { after } = version.definition;
    return after?.kind === 'redirect' && after.redirectUrl ? [after.redirectUrl] : [];
  };

  const refuse = async (
    ctx: Context,
    sitting: Sitting,
    step: string,
    problems: SubmissionProblem[]
  ): Promise<void> => {
    const locale = localeOf(ctx, sitting);
    const messages = problems.map(({ path, key, values }) => ({
      path,
      message: t(locale, key, values),
    }));
    if (!wantsHtml(ctx)) throw fieldErrors(messages);
    const body: unknown = ctx.request.body;
    const seen = seenBy(sitting, locale, step);
    await page(
      ctx,
      sitting.link,
      stepPage(
        seen,
        { ...sitting.prefill, ...typedAgain(isRecord(body) ? body.fields : {}) },
        Object.fromEntries(messages.map(({ path, message }) => [path, message]))
      ),
      { status: 400, formTargets: targetsOf(sitting), images: stepLook(seen).images }
    );
  };

  return {
    /** GET changes nothing, and does not count as an answer. */
    show: answering(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      const link = await linkOf(ctx);
      const sitting = await questionnaires().look(link, null);
      if (!sitting) return gone(ctx, link);
      const wish = typeof ctx.query.step === 'string' ? ctx.query.step : null;
      const seen = seenBy(sitting, localeOf(ctx, sitting), wish);
      if (!wantsHtml(ctx)) {
        ctx.body = { data: toQuestionnaireView(seen, sitting.prefill) };
        return;
      }
      const content =
        seen.step === null ? endPage(sitting, seen) : stepPage(seen, sitting.prefill, {});
      return page(ctx, link, content, {
        formTargets: targetsOf(sitting),
        images: stepLook(seen).images,
      });
    }, problemPages()),

    act: answering(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      const link = await linkOf(ctx);
      const guard = getService(strapi, 'guard');
      guard.checkBody(ctx, ['json', 'urlencoded']);
      // Anybody gets such a link by sending a form; a personal one came by mail.
      if (link.origin === 'submission') await guard.count(ctx);
      const sent: unknown = ctx.request.body;
      const body = isRecord(sent) ? sent : {};
      const locale = pageLocale(ctx);
      const fields = body.fields ?? {};
      if (typeof body.step !== 'string' || !isRecord(fields))
        throw fieldErrors([
          {
            path: typeof body.step === 'string' ? 'fields' : 'step',
            message: q(locale, 'problem.body'),
          },
        ]);
      const version = readVersion(body.version);
      const before = await questionnaires().look(link, version);
      if (!before) return gone(ctx, link);
      const done = await questionnaires().save(
        link,
        version,
        {
          step: body.step,
          fields,
          to: body.to === 'back' ? 'back' : 'next',
          staged: wantsHtml(ctx),
        },
        localeOf(ctx, before)
      );
      if (!done) {
        if (!(await questionnaires().look(link, version))) return gone(ctx, link);
        throw fieldErrors([{ path: 'step', message: q(locale, 'problem.step') }]);
      }
      const { sitting, outcome } = done;
      if (outcome.problems.length > 0) return refuse(ctx, sitting, body.step, outcome.problems);
      const shown = localeOf(ctx, sitting);
      if (!wantsHtml(ctx)) {
        const after = await questionnaires().look(link, version);
        if (!after) return gone(ctx, link);
        const seen = seenBy(after, shown, outcome.next);
        ctx.body = { data: toQuestionnaireView(seen, after.prefill) };
        return;
      }
      const [target] = outcome.completed ? targetsOf(sitting) : [];
      const step = outcome.next === null ? '' : `step=${encodeURIComponent(outcome.next)}&`;
      ctx.status = 303;
      ctx.set('Location', target ?? `?${step}locale=${encodeURIComponent(shown)}`);
      ctx.set('Referrer-Policy', 'no-referrer');
      ctx.body = '';
    }, problemPages()),
  };
};
