import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import type { List, Subscriber } from '../../../content-types';
import { getService, maskEmail, pickText, sendPage, type PageContent } from '../core';
import { organisationFor } from './organisation';

/** What a link from a mail stands for, as far as every such page shows it. */
interface LinkView {
  status: string;
  subscriber: Pick<Subscriber, 'email'>;
  lists: Pick<List, 'slug' | 'name' | 'title' | 'senderId'>[];
  accent?: string | null;
  next?: string | null;
}

/** What the pages behind links from mails have in common: confirming and renewing. */
export const createLinkPages = (strapi: Core.Strapi) => ({
  /** A forged token costs its sender a hit; a real one never does, however often it is clicked. */
  async unknown(ctx: Context): Promise<never> {
    if (ctx.method === 'POST') await getService(strapi, 'guard').count(ctx);
    throw new errors.NotFoundError(
      'This link is incomplete or was not made here: open it from the e-mail again.'
    );
  },

  async page(ctx: Context, view: LinkView, content: PageContent, status = 200): Promise<void> {
    const { controller } = await getService(strapi, 'settings').get();
    sendPage(
      ctx,
      {
        ...content,
        accent: view.accent,
        footer: await organisationFor(strapi, view.lists),
        privacyPolicyUrl: controller.privacyPolicyUrl,
      },
      { status }
    );
  },

  /** The same for programs. */
  summary: (view: LinkView, locale: string, status: string = view.status) => ({
    status,
    locale,
    email: maskEmail(view.subscriber.email),
    lists: view.lists.map(({ slug, name, title }) => ({
      slug,
      title: pickText(title, locale) || name,
    })),
    ...(view.next ? { next: view.next } : {}),
  }),
});
