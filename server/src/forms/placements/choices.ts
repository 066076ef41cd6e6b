import type { Core } from '@strapi/types';
import { toDefinition, type Form, type FormKind } from '../../../../content-types';
import { uid } from '../../core';
import type { FormChoice } from '../contract';

/** Published forms of one kind, for pickers. */
export const formChoices = async (strapi: Core.Strapi, kind: FormKind): Promise<FormChoice[]> => {
  const forms = (await strapi.db.query(uid('form')).findMany({
    where: { publishedVersion: { $gt: 0 } },
    select: ['id', 'name', 'slug', 'isOpen', 'definition'],
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })) as Form[];
  return forms.flatMap(({ id, name, slug, isOpen, definition }) =>
    toDefinition(definition).kind === kind ? [{ id, name, slug, isOpen }] : []
  );
};
