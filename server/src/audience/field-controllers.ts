import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { adminRoute, getService, readId } from '../core';
import type {
  ArchiveFieldRequest,
  DeleteFieldResponse,
  FieldUsagesResponse,
  GetFieldResponse,
  ListFieldsResponse,
  OrderFieldsRequest,
  SaveFieldRequest,
  SaveFieldResponse,
} from './contract';
import { validateArchived, validateField, validateOrder } from './field-validation';

export const fieldControllers = {
  fields: ({ strapi }: { strapi: Core.Strapi }) => ({
    async find(ctx: Context) {
      const data = await getService(strapi, 'customFields').all();
      ctx.body = { data } satisfies ListFieldsResponse;
    },
    async usage(ctx: Context) {
      const data = await getService(strapi, 'customFields').usage();
      ctx.body = { data } satisfies FieldUsagesResponse;
    },
    async findOne(ctx: Context) {
      const data = await getService(strapi, 'customFields').detail(readId(ctx));
      ctx.body = { data } satisfies GetFieldResponse;
    },
    async create(ctx: Context) {
      const input = (await validateField(ctx.request.body)) as SaveFieldRequest;
      const data = await getService(strapi, 'customFields').create(input);
      ctx.status = 201;
      ctx.body = { data } satisfies SaveFieldResponse;
    },
    async update(ctx: Context) {
      const input = (await validateField(ctx.request.body)) as SaveFieldRequest;
      const data = await getService(strapi, 'customFields').update(readId(ctx), input);
      ctx.body = { data } satisfies SaveFieldResponse;
    },
    async archive(ctx: Context) {
      const { isArchived } = (await validateArchived(ctx.request.body)) as ArchiveFieldRequest;
      const data = await getService(strapi, 'customFields').setArchived(readId(ctx), isArchived);
      ctx.body = { data } satisfies SaveFieldResponse;
    },
    async order(ctx: Context) {
      const { ids } = (await validateOrder(ctx.request.body)) as OrderFieldsRequest;
      const data = await getService(strapi, 'customFields').reorder(ids);
      ctx.body = { data } satisfies ListFieldsResponse;
    },
    async delete(ctx: Context) {
      const id = readId(ctx);
      await getService(strapi, 'customFields').remove(id);
      ctx.body = { data: { id } } satisfies DeleteFieldResponse;
    },
  }),
};

export const fieldRoutes = [
  adminRoute('GET', '/fields', 'fields.find', 'read-fields'),
  adminRoute('GET', '/fields/usage', 'fields.usage', 'read-fields'),
  adminRoute('PUT', '/fields/order', 'fields.order', 'update-fields'),
  adminRoute('GET', '/fields/:id', 'fields.findOne', 'read-fields'),
  adminRoute('POST', '/fields', 'fields.create', 'update-fields'),
  adminRoute('PUT', '/fields/:id', 'fields.update', 'update-fields'),
  adminRoute('POST', '/fields/:id/archive', 'fields.archive', 'update-fields'),
  adminRoute('DELETE', '/fields/:id', 'fields.delete', 'update-fields'),
];
