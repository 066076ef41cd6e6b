import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { actionId, actorOf, getService, readPage, toPage } from '../../core';
import type { ContentModel } from '../../messages';
import { findCampaigns } from '../store';
import { adminReader } from './admin-reader';
import type {
  ContentTypeInfo,
  FreezeEntryResponse,
  FromEntriesResponse,
  GetContentAttributesResponse,
  GetEntryUsageResponse,
  ListContentEntriesResponse,
  ListContentTypesResponse,
  ListUsableTypesResponse,
  ResolveCardsRequest,
  ResolveCardsResponse,
} from './contract';
import { fromEntries } from './from-entries';
import { usageOf } from './usage';
import {
  readDocumentId,
  readLocale,
  readUid,
  validateCards,
  validateFreeze,
  validateFromEntries,
} from './validation';

/** A content type as the panel knows it. */
export const typeInfo = async (
  strapi: Core.Strapi,
  model: ContentModel
): Promise<ContentTypeInfo> => {
  const effective = await getService(strapi, 'cms').mapping(model);
  return {
    uid: model.uid,
    kind: model.kind,
    name: model.name,
    isLocalised: model.isLocalised,
    hasDrafts: model.hasDrafts,
    mapping: effective?.mapping ?? null,
    isGuessed: effective?.isGuessed ?? true,
  };
};

/** What decides "not sent before" for a message that may be stored. */
const issueOf = async (strapi: Core.Strapi, { campaignId, listIds }: ResolveCardsRequest) => {
  const [campaign] =
    campaignId === null ? [] : await findCampaigns(strapi, { where: { id: campaignId }, limit: 1 });
  return { campaignId, seriesId: campaign?.seriesId ?? null, listIds };
};

/** Entries of the CMS for the composer and the content manager. */
export const contentController = ({ strapi }: { strapi: Core.Strapi }) => {
  const cms = () => getService(strapi, 'cms');

  /** @throws NotFoundError, ForbiddenError where they may not read the type in Strapi either */
  const readable = (ctx: Context, uid: string) => {
    const reader = adminReader(strapi, ctx);
    const model = cms().model(uid);
    if (!model) throw new errors.NotFoundError('This content type does not exist (any more).');
    if (!reader.mayRead(uid))
      throw new errors.ForbiddenError('Your role does not let you read entries of this type.');
    return { model, reader };
  };

  return {
    async types(ctx: Context) {
      const reader = adminReader(strapi, ctx);
      const models = cms()
        .models()
        .filter(({ uid }) => reader.mayRead(uid));
      const types = await Promise.all(models.map((model) => typeInfo(strapi, model)));
      ctx.body = {
        data: { types, locales: await cms().locales() },
      } satisfies ListContentTypesResponse;
    },

    async usable(ctx: Context) {
      const reader = adminReader(strapi, ctx);
      const models = cms()
        .models()
        .filter(({ uid }) => reader.mayRead(uid));
      const mappings = await Promise.all(models.map((model) => cms().mapping(model)));
      ctx.body = {
        data: models.flatMap(({ uid }, index) => (mappings[index] ? [uid] : [])),
      } satisfies ListUsableTypesResponse;
    },

    async attributes(ctx: Context) {
      const { model, reader } = readable(ctx, readUid(ctx));
      const { titles, texts, images, links, filters } = cms().describe(model);
      const may = (path: string) => reader.mayReadField(model.uid, path);
      const times = new Set(['documentId', 'publishedAt', 'createdAt', 'updatedAt']);
      ctx.body = {
        data: {
          titles: titles.filter(may),
          texts: texts.filter(may),
          images: images.filter(may),
          links: links.filter((path) => times.has(path) || may(path)),
          filters: filters.filter(({ name }) => times.has(name) || may(name)),
        },
      } satisfies GetContentAttributesResponse;
    },

    async entries(ctx: Context) {
      const { model, reader } = readable(ctx, readUid(ctx));
      const page = readPage(ctx.query, ['updatedAt'], 'updatedAt:desc');
      const { rows, total } = await cms().search(
        model,
        {
          q: page.search.slice(0, 200),
          offset: page.offset,
          limit: page.pageSize,
          locale: readLocale(ctx),
          ...(ctx.query.documentId === undefined ? {} : { documentIds: [readDocumentId(ctx)] }),
        },
        reader
      );
      ctx.body = toPage(rows, total, page) satisfies ListContentEntriesResponse;
    },

    async cards(ctx: Context) {
      const request = await validateCards(ctx.request.body);
      const { blocks, locale, fallback } = request;
      const { cards, problems, forbidden } = await cms().resolve(
        { blocks },
        {
          ...(await issueOf(strapi, request)),
          locale,
          fallback,
          reader: adminReader(strapi, ctx),
        }
      );
      ctx.body = {
        data: { cards: Object.fromEntries(cards), problems, forbidden },
      } satisfies ResolveCardsResponse;
    },

    async freeze(ctx: Context) {
      const { uid, documentId, locale } = await validateFreeze(ctx.request.body);
      const { reader } = readable(ctx, uid);
      ctx.body = {
        data: await cms().freeze({ uid, documentId }, { locale, reader }),
      } satisfies FreezeEntryResponse;
    },

    async usage(ctx: Context) {
      const { model } = readable(ctx, readUid(ctx));
      ctx.body = {
        data: await usageOf(strapi, model.uid, readDocumentId(ctx)),
      } satisfies GetEntryUsageResponse;
    },

    async fromEntries(ctx: Context) {
      const { campaignId, uid, documentIds, locale } = await validateFromEntries(ctx.request.body);
      const { model, reader } = readable(ctx, uid);
      if (campaignId === null && !ctx.state.userAbility.can(actionId('create-campaigns')))
        throw new errors.ForbiddenError('Your role does not let you create campaigns.');
      if (!(await cms().mapping(model)))
        throw new errors.ValidationError(
          'Nobody said how entries of this type look in messages. Choose it in the settings of Opt-in, under "Content types".'
        );
      const wanted = [...new Set(documentIds)];
      const { rows } = await cms().search(
        model,
        { q: '', offset: 0, limit: wanted.length, locale, documentIds: wanted },
        reader
      );
      const titles = new Map(rows.map((row) => [row.documentId, row.card.title]));
      const known = wanted.filter((id) => titles.has(id));
      if (known.length === 0)
        throw new errors.NotFoundError('None of these entries exists in this language (any more).');
      const data = await fromEntries(
        strapi,
        campaignId,
        { uid, documentIds: known, locale, title: titles.get(known[0]) ?? '' },
        actorOf(ctx)
      );
      ctx.status = campaignId === null ? 201 : 200;
      ctx.body = { data } satisfies FromEntriesResponse;
    },
  };
};
