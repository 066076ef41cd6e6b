import { readFile, stat } from 'node:fs/promises';
import type { Core } from '@strapi/types';
import { validateYupSchema, yup } from '@strapi/utils';
import type { Context } from 'koa';
import { actorOf, fieldErrors, getService } from '../../core';
import type { TakePartnerFileRequest, TakePartnerFileResponse } from '../contract';

/** About 20,000 people; larger files are split by their sender. */
const MAX_BYTES = 16 * 1024 * 1024;

const id = yup.number().integer().min(1).max(2_147_483_647);

/** Fields of a multipart form are text; numbers are read from it. */
const validate = validateYupSchema(
  yup
    .object({
      secret: yup.string().max(200),
      listId: id,
      provenanceId: id.when('listId', {
        is: (listId: unknown) => listId !== undefined,
        then: id.required(),
      }),
    })
    .noUnknown(),
  { strict: false }
);

const pathOf = (file: unknown): string | null => {
  const [first] = [file].flat();
  return typeof first === 'object' && first !== null && 'filepath' in first
    ? String(first.filepath)
    : null;
};

/** @throws ValidationError at `file` */
const readUpload = async (ctx: Context): Promise<string> => {
  const path = pathOf(ctx.request.files?.file);
  if (path === null)
    throw fieldErrors([{ path: 'file', message: 'Send the file as multipart, named `file`.' }]);
  if ((await stat(path)).size > MAX_BYTES)
    throw fieldErrors([
      { path: 'file', message: 'The file is larger than 16 MB; ask for it in parts.' },
    ]);
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw fieldErrors([
      {
        path: 'file',
        message: 'The file is not UTF-8 text; ask the sender for it as it was made.',
      },
    ]);
  }
};

export const partnerFilesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async take(ctx: Context) {
    const given: unknown = ctx.request.body ?? {};
    const request = (await validate(given)) as TakePartnerFileRequest;
    const file = await readUpload(ctx);
    const data = await getService(strapi, 'partnerFiles').take(file, request, actorOf(ctx));
    ctx.body = { data } satisfies TakePartnerFileResponse;
  },
});
