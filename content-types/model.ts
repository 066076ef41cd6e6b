/** What Strapi's schema sync needs to know of an index; column names are snake_case. */
export interface ModelIndex {
  name: string;
  columns: string[];
  type?: 'unique';
}

/** The attribute kinds that the plugin's own tables use. */
export interface ModelAttribute {
  type:
    | 'increments'
    | 'string'
    | 'text'
    | 'integer'
    | 'biginteger'
    | 'float'
    | 'boolean'
    | 'json'
    | 'enumeration'
    | 'email'
    | 'uid';
  enum?: readonly string[];
  required?: boolean;
  default?: string | number | boolean;
  private?: boolean;
  column?: { unsigned?: boolean; notNullable?: boolean; defaultTo?: string | number | boolean };
}

export interface ContentTypeDefinition {
  schema: {
    kind: 'collectionType';
    collectionName: string;
    info: { singularName: string; pluralName: string; displayName: string; description: string };
    options: { draftAndPublish: false };
    pluginOptions: Record<string, { visible: boolean }>;
    attributes: Record<string, ModelAttribute>;
    indexes: ModelIndex[];
  };
}

/** A table outside the document world: no documentId, locale or creator columns. */
export interface BulkModel {
  uid: `plugin::optin.${string}`;
  tableName: string;
  singularName: string;
  attributes: Record<string, ModelAttribute>;
  indexes: ModelIndex[];
}

/** The plugin's own pages edit these types, so Strapi's generic editors stay out of the way. */
const hidden = {
  'content-manager': { visible: false },
  'content-type-builder': { visible: false },
};

export const defineContentType = (
  singularName: string,
  pluralName: string,
  description: string,
  attributes: Record<string, ModelAttribute>,
  indexes: ModelIndex[] = []
): ContentTypeDefinition => ({
  schema: {
    kind: 'collectionType',
    collectionName: `optin_${pluralName.replaceAll('-', '_')}`,
    info: { singularName, pluralName, displayName: `Opt-in ${singularName}`, description },
    options: { draftAndPublish: false },
    pluginOptions: hidden,
    attributes,
    indexes,
  },
});

export const defineBulkModel = (
  singularName: string,
  tableName: string,
  attributes: Record<string, ModelAttribute>,
  indexes: ModelIndex[] = []
): BulkModel => ({
  uid: `plugin::optin.${singularName}`,
  tableName,
  singularName,
  attributes: { id: { type: 'increments' }, ...attributes },
  indexes,
});

/** Milliseconds since the epoch (UTC): comparable and hashable alike on all three databases. */
export type EpochMs = number;

/** One text in several languages; `en` is the fallback. */
export type LocalizedText = Partial<Record<string, string>>;
