import type { Core, UID } from '@strapi/types';
import { PLUGIN_ID } from '../../core';

/** The custom field by which editors place a form in their own content types. */
export const FORM_FIELD = 'form';
const FORM_FIELD_UID = `plugin::${PLUGIN_ID}.${FORM_FIELD}`;

/** What of an attribute matters here. */
interface Attribute {
  type: string;
  customField?: string;
  component?: UID.Component;
  components?: UID.Component[];
  target?: UID.ContentType;
}

/** A content type or component, as far as it is walked here. */
export interface Model {
  uid: string;
  attributes: Record<string, Attribute>;
}

export const isFormField = ({ customField }: Attribute): boolean => customField === FORM_FIELD_UID;

export const modelOf = (strapi: Core.Strapi, uid: string): Model | null =>
  (strapi.getModel(uid as UID.Schema) as unknown as Model | undefined) ?? null;

/** What an attribute leads to: its component, those of a dynamic zone, the target of a relation. */
export const behind = (attribute: Attribute): string[] => {
  switch (attribute.type) {
    case 'component':
      return attribute.component ? [attribute.component] : [];
    case 'dynamiczone':
      return attribute.components ?? [];
    case 'relation':
      return attribute.target ? [attribute.target] : [];
    default:
      return [];
  }
};

/** Whether a form can stand anywhere in data of this model, so that all other data is left alone. */
export const createReach = (strapi: Core.Strapi) => {
  const known = new Map<string, boolean>();
  return (uid: string): boolean => {
    const found = known.get(uid);
    if (found !== undefined) return found;
    const seen = new Set<string>();
    const open = [uid];
    let reaches = false;
    while (open.length > 0 && !reaches) {
      const next = open.pop() ?? '';
      if (seen.has(next)) continue;
      seen.add(next);
      for (const attribute of Object.values(modelOf(strapi, next)?.attributes ?? {})) {
        if (isFormField(attribute)) reaches = true;
        open.push(...behind(attribute));
      }
    }
    known.set(uid, reaches);
    return reaches;
  };
};

/**
 * The key of the form that a value stands for. Stored is `{slug}`; a program may send the key alone,
 * or send back the populated form that it read.
 * @returns null for no form, undefined for what cannot be one
 */
export const keyOf = (value: unknown): string | null | undefined => {
  if (value === null || value === undefined || value === '') return null;
  const key = typeof value === 'object' && 'slug' in value ? value.slug : value;
  return typeof key === 'string' && /^[a-z0-9-]{1,80}$/.test(key) ? key : undefined;
};

type Entry = Record<string, unknown>;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface Visit {
  attribute: string;
  value: unknown;
  /** Language of the entry that the field stands in; that of its parent where it has none. */
  locale: string | null;
  path: string;
}

export interface Walk {
  reaches: (uid: string) => boolean;
  /** Into populated relations as well: what is read, not what is written. */
  relations: boolean;
  replace: (visit: Visit) => Promise<unknown>;
}

/**
 * The data with each form field replaced by what `replace` makes of it; whatever holds none is
 * handed back as it came.
 */
export const replaceForms = async (
  strapi: Core.Strapi,
  walk: Walk,
  uid: string,
  data: unknown,
  at: { locale: string | null; path: string } = { locale: null, path: '' }
): Promise<unknown> => {
  const model = walk.reaches(uid) ? modelOf(strapi, uid) : null;
  if (!model) return data;
  if (Array.isArray(data))
    return Promise.all(
      data.map((item, index) =>
        replaceForms(strapi, walk, uid, item, {
          ...at,
          path: at.path === '' ? String(index) : `${at.path}.${index}`,
        })
      )
    );
  if (!isEntry(data)) return data;
  const locale = typeof data.locale === 'string' ? data.locale : at.locale;
  const changed: Entry = { ...data };
  for (const [name, attribute] of Object.entries(model.attributes)) {
    const value = data[name];
    if (value === undefined) continue;
    const path = at.path === '' ? name : `${at.path}.${name}`;
    if (isFormField(attribute)) {
      changed[name] = await walk.replace({ attribute: name, value, locale, path });
      continue;
    }
    if (value === null || typeof value !== 'object') continue;
    if (attribute.type === 'dynamiczone' && Array.isArray(value)) {
      changed[name] = await Promise.all(
        value.map((item: unknown, index) =>
          isEntry(item) && typeof item.__component === 'string'
            ? replaceForms(strapi, walk, item.__component, item, {
                locale,
                path: `${path}.${index}`,
              })
            : item
        )
      );
      continue;
    }
    const [target] = behind(attribute);
    if (target !== undefined && (walk.relations || attribute.type !== 'relation'))
      changed[name] = await replaceForms(strapi, walk, target, value, { locale, path });
  }
  return changed;
};
