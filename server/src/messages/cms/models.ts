import type { Core } from '@strapi/types';
import type { ContentMapping } from '../../../../content-types';
import { getService } from '../../core';
import { guessMapping } from './mapping';
import type { Attributes, FindComponent } from './schema';

/** A content type whose entries can stand in a message. */
export interface ContentModel {
  uid: string;
  kind: 'collectionType' | 'singleType';
  name: string;
  isLocalised: boolean;
  hasDrafts: boolean;
  attributes: Attributes;
}

/** Plugins whose types are people, files and machinery, never content. */
const NOT_CONTENT = new Set([
  'content-releases',
  'content-manager',
  'i18n',
  'optin',
  'review-workflows',
  'upload',
  'users-permissions',
]);

/** A content type as Strapi keeps it, as far as it is looked at. */
interface Schema {
  kind?: string;
  info?: { displayName?: string };
  options?: { draftAndPublish?: boolean };
  pluginOptions?: Record<string, Record<string, unknown> | undefined>;
  attributes?: Attributes;
}

const isContent = (uid: string, { pluginOptions }: Schema): boolean => {
  const [, origin, plugin] = /^(api|plugin)::([a-z0-9-]+)\.[a-z0-9-]+$/.exec(uid) ?? [];
  if (origin === undefined || (origin === 'plugin' && NOT_CONTENT.has(plugin))) return false;
  return pluginOptions?.['content-manager']?.visible !== false;
};

const toModel = (uid: string, schema: Schema): ContentModel => ({
  uid,
  kind: schema.kind === 'singleType' ? 'singleType' : 'collectionType',
  name: schema.info?.displayName ?? uid,
  isLocalised: schema.pluginOptions?.i18n?.localized === true,
  hasDrafts: schema.options?.draftAndPublish === true,
  attributes: schema.attributes ?? {},
});

/** Strapi types its schemas by the UIDs of one app; here they are whatever the app has. */
const schemasOf = (strapi: Core.Strapi): Readonly<Record<string, Schema>> =>
  strapi.contentTypes as unknown as Readonly<Record<string, Schema>>;

/** @returns null for a type that does not exist (any more) or is no content */
export const findModel = (strapi: Core.Strapi, uid: string): ContentModel | null => {
  const types = schemasOf(strapi);
  const schema = Object.hasOwn(types, uid) ? types[uid] : undefined;
  return schema && isContent(uid, schema) ? toModel(uid, schema) : null;
};

/** Every content type whose entries can stand in a message, by name. */
export const listModels = (strapi: Core.Strapi): ContentModel[] => {
  return Object.entries(schemasOf(strapi))
    .filter(([uid, schema]) => isContent(uid, schema))
    .map(([uid, schema]) => toModel(uid, schema))
    .sort((a, b) => a.name.localeCompare(b.name));
};

export const componentFinder = (strapi: Core.Strapi): FindComponent => {
  const components = strapi.components as unknown as Readonly<
    Record<string, { attributes?: Attributes } | undefined>
  >;
  return (uid) => (Object.hasOwn(components, uid) ? components[uid]?.attributes : undefined);
};

export interface EffectiveMapping {
  mapping: ContentMapping;
  /** Nobody chose it in the settings. */
  isGuessed: boolean;
}

/** How the entries of a type become cards: as chosen, else as guessed; null for neither. */
export const mappingOf = async (
  strapi: Core.Strapi,
  { uid, attributes }: ContentModel
): Promise<EffectiveMapping | null> => {
  const { contentMappings } = await getService(strapi, 'settings').get();
  if (Object.hasOwn(contentMappings, uid))
    return { mapping: contentMappings[uid], isGuessed: false };
  const mapping = guessMapping(attributes, componentFinder(strapi));
  return mapping && { mapping, isGuessed: true };
};
