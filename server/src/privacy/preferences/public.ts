import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { namedOptions, toList } from '../../audience';
import {
  answering,
  fieldErrors,
  getService,
  maskEmail,
  pageLocale,
  pickText,
  problemPages,
  sendPage,
  wantsHtml,
  type PageContent,
} from '../../core';
import { t } from '../texts';
import { changePreferences } from './change';
import type { Shown } from './controls';
import { readPreferencesToken } from './link';
import { DONE, expiredPage, preferencesPage, type Done, type PageInput } from './page';
import { readPreferences, type Preferences } from './person';
import type { Change, Mistake } from './reading';

/** The page for programs: a site's own preference centre. */
const summary = ({ subscriber, lists, fields, partners }: Preferences, locale: string) => ({
  locale,
  email: maskEmail(subscriber.email),
  firstName: subscriber.firstName,
  lastName: subscriber.lastName,
  lists: lists.map(({ list, state }) => ({
    slug: list.slug,
    title: pickText(list.title, locale) || list.name,
    purpose: pickText(list.purpose, locale),
    state,
  })),
  fields: fields.map(({ field, value, canChange }) => ({
    key: field.key,
    type: field.type,
    label: pickText(field.label, locale) || field.key,
    help: pickText(field.help, locale),
    editable: canChange,
    value,
    rules: field.rules,
    options:
      field.type === 'country' || field.type === 'language'
        ? namedOptions(field.type, locale)
        : field.options.map(({ key, label }) => ({
            value: key,
            label: pickText(label, locale) || key,
          })),
  })),
  partners: partners.map(({ partner, state }) => ({
    slug: partner.slug,
    name: partner.name,
    purpose: pickText(partner.purpose, locale),
    privacyPolicyUrl: partner.privacyPolicyUrl,
    state,
  })),
});

const shown = (value: unknown): Shown | null => {
  if (typeof value === 'string') return value;
  const items = toList(value).filter((item) => typeof item === 'string');
  return items.length > 0 ? items : null;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was typed, to be shown again beside what to change. */
const typedOf = (body: unknown): PageInput['typed'] => {
  if (!isRecord(body)) return {};
  const fields = isRecord(body.fields) ? body.fields : {};
  const entries: [string, unknown][] = [
    ['firstName', body.firstName],
    ['lastName', body.lastName],
    ...Object.entries(fields).map(([key, value]): [string, unknown] => [`fields.${key}`, value]),
  ];
  return Object.fromEntries(
    entries.flatMap(([path, value]) => {
      const text = shown(value);
      return text === null ? [] : [[path, text]];
    })
  );
};

const doneOf = ({ leave, withdraw }: Change): Done =>
  leave.length > 0 ? 'left' : withdraw.length > 0 ? 'withdrawn' : 'saved';

class ExpiredError extends errors.ForbiddenError {}

export const publicPreferences = ({ strapi }: { strapi: Core.Strapi }) => {
  const page = async (ctx: Context, content: PageContent, status = 200): Promise<void> => {
    const { controller } = await getService(strapi, 'settings').get();
    sendPage(ctx, { ...content, privacyPolicyUrl: controller.privacyPolicyUrl }, { status });
  };

  /** A forged token costs its sender a hit; nothing is told of whom a real one belongs to. */
  const subscriberOf = async (ctx: Context): Promise<number> => {
    const link = readPreferencesToken(strapi, String(ctx.params.token));
    if (link && !link.expired) return link.subscriberId;
    if (ctx.method === 'POST') await getService(strapi, 'guard').count(ctx);
    if (link)
      throw new ExpiredError('This link has expired: open it from a newer e-mail.', {
        code: 'expired',
      });
    return gone();
  };
  const gone = (): never => {
    throw new errors.NotFoundError(
      'This link is incomplete or was not made here: open it from the e-mail again.'
    );
  };

  const failed = async (ctx: Context, status: number, error: Error): Promise<void> =>
    error instanceof ExpiredError
      ? page(ctx, expiredPage(pageLocale(ctx)), status)
      : problemPages()(ctx, status);

  const refuse = async (ctx: Context, before: Preferences, mistakes: Mistake[]): Promise<void> => {
    const locale = pageLocale(ctx, before.subscriber.locale);
    const worded = mistakes.map(({ path, key, values }) => ({
      path,
      message: t(locale, key, values),
    }));
    if (!wantsHtml(ctx)) throw fieldErrors(worded);
    const problems = Object.fromEntries(worded.map(({ path, message }) => [path, message]));
    const input = { locale, done: null, typed: typedOf(ctx.request.body), errors: problems };
    return page(ctx, preferencesPage(before, input), 400);
  };

  return {
    /** GET changes nothing: mail scanners open every link. */
    show: answering(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      const id = await subscriberOf(ctx);
      const person = await getService(strapi, 'subscribers').get(id);
      const preferences = (await readPreferences(strapi, person)) ?? gone();
      const locale = pageLocale(ctx, preferences.subscriber.locale);
      if (wantsHtml(ctx)) {
        const done = DONE.find((name) => name === ctx.query.done) ?? null;
        return page(ctx, preferencesPage(preferences, { locale, done, typed: {}, errors: {} }));
      }
      ctx.body = { data: summary(preferences, locale) };
    }, failed),

    act: answering(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      const subscriberId = await subscriberOf(ctx);
      const guard = getService(strapi, 'guard');
      guard.checkBody(ctx, ['json', 'urlencoded']);
      await guard.count(ctx);
      const { ip, userAgent } = await guard.visitor(ctx);
      const changed =
        (await changePreferences(strapi, {
          subscriberId,
          body: ctx.request.body,
          evidence: { ip, userAgent },
        })) ?? gone();
      if (changed.mistakes.length > 0) return refuse(ctx, changed.before, changed.mistakes);
      const locale = pageLocale(ctx, changed.before.subscriber.locale);
      if (wantsHtml(ctx)) {
        ctx.status = 303;
        ctx.set('Location', `?done=${doneOf(changed.change)}&locale=${locale}`);
        ctx.set('Referrer-Policy', 'no-referrer');
        ctx.body = '';
        return;
      }
      const person = await getService(strapi, 'subscribers').get(subscriberId);
      const after = (await readPreferences(strapi, person)) ?? gone();
      ctx.status = 200;
      ctx.body = { data: summary(after, locale) };
    }, failed),
  };
};
