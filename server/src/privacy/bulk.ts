import type { Core } from '@strapi/types';
import { errors, validateYupSchema, yup } from '@strapi/utils';
import type { Context } from 'koa';
import {
  BULK_SUBSCRIBER_ACTIONS,
  type BulkSubscriberAction,
  type BulkSubscribersRequest,
} from '../audience/contract';
import { actionId, actorOf, fieldErrors, getService, type ActionName } from '../core';
import { suppressPerson, unsuppressPerson } from './blocking';
import { resendConfirmation } from './resend';

/** One route serves all actions, so each asks for its own permission on top of the route's. */
const PERMISSIONS: Record<BulkSubscriberAction, ActionName> = {
  unsubscribe: 'update-subscribers',
  suppress: 'suppress-subscribers',
  unsuppress: 'suppress-subscribers',
  resend: 'create-subscribers',
  erase: 'erase-subscribers',
};

const MAX_IDS = 1000;
const id = yup.number().strict().integer().min(1).max(2_147_483_647);

const validate = validateYupSchema(
  yup
    .object({
      action: yup
        .string()
        .strict()
        .oneOf([...BULK_SUBSCRIBER_ACTIONS])
        .required(),
      ids: yup.array().of(id.required()).min(1).max(MAX_IDS).required(),
      listId: id,
    })
    .noUnknown()
    .required()
);

/** Does one action to one person. @returns whether anything changed */
const perform = async (
  strapi: Core.Strapi,
  { action, listId }: BulkSubscribersRequest,
  subscriberId: number,
  actor: string
): Promise<boolean> => {
  switch (action) {
    case 'unsubscribe': {
      const left = await getService(strapi, 'leaving').leave({
        subscriberId,
        listIds: listId === undefined ? 'all' : [listId],
        method: 'panel',
        actor,
        evidence: null,
      });
      return left.length > 0;
    }
    case 'suppress':
      return suppressPerson(strapi, subscriberId, actor);
    case 'unsuppress':
      return unsuppressPerson(strapi, subscriberId);
    case 'resend':
      return resendConfirmation(strapi, subscriberId);
    case 'erase':
      return getService(strapi, 'erasure').erase(subscriberId, actor);
  }
};

/**
 * Acts on many people, each in a transaction of their own: a failure half-way leaves every person
 * either wholly done or untouched, and the action can simply be repeated.
 * @throws ForbiddenError without the action's permission, ValidationError that names the field
 */
export const runBulk = async (
  strapi: Core.Strapi,
  ctx: Context
): Promise<{ changed: number; unchanged: number }> => {
  const input = (await validate(ctx.request.body)) as BulkSubscribersRequest;
  if (!ctx.state.userAbility?.can(actionId(PERMISSIONS[input.action])))
    throw new errors.ForbiddenError('Your role does not allow this.');
  if (input.listId !== undefined && input.action !== 'unsubscribe')
    throw fieldErrors([{ path: 'listId', message: 'Only unsubscribing can name a list.' }]);
  const actor = actorOf(ctx);
  const ids = [...new Set(input.ids)];
  let changed = 0;
  for (const subscriberId of ids)
    if (await perform(strapi, input, subscriberId, actor)) changed += 1;
  if (input.action === 'resend' && changed > 0) getService(strapi, 'worker').wake();
  return { changed, unchanged: ids.length - changed };
};
