/** What is looked at of an attribute of a content type or component, as Strapi keeps it at runtime. */
export interface Attribute {
  type: string;
  /** Hidden from Strapi's content API, and so from messages. */
  private?: boolean;
  required?: boolean;
  /** Media, components: several rather than one. */
  multiple?: boolean;
  repeatable?: boolean;
  allowedTypes?: readonly string[];
  /** Components: which one. */
  component?: string;
  enum?: readonly string[];
}
export type Attributes = Readonly<Record<string, Attribute>>;

/** Attributes of a component by its UID; undefined for one that is gone. */
export type FindComponent = (uid: string) => Attributes | undefined;

/** Strapi's own bookkeeping, which says nothing to a reader. */
const INTERNAL = new Set([
  'id',
  'documentId',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
]);
/** How deep components in components are followed. */
export const MAX_DEPTH = 3;

export const isInternal = (name: string): boolean =>
  INTERNAL.has(name) || name.startsWith('strapi_') || name.startsWith('__');

/** Whether a message may say what an attribute holds. */
export const isShown = ({ type, private: hidden }: Attribute): boolean =>
  hidden !== true && type !== 'password' && type !== 'relation' && type !== 'dynamiczone';

/**
 * The attribute that a dotted name leads to (`seo.description`); null where it leads nowhere, or to
 * what must not be shown.
 */
export const attributeAt = (
  attributes: Attributes,
  path: string,
  findComponent: FindComponent
): Attribute | null => {
  const [name, ...rest] = path.split('.');
  if (rest.length >= MAX_DEPTH || isInternal(name) || !Object.hasOwn(attributes, name)) return null;
  const attribute = attributes[name];
  if (!isShown(attribute)) return null;
  if (rest.length === 0) return attribute.type === 'component' ? null : attribute;
  const inner = attribute.component ? findComponent(attribute.component) : undefined;
  return inner ? attributeAt(inner, rest.join('.'), findComponent) : null;
};

export interface NamedAttribute {
  /** Dotted where it is inside of components. */
  path: string;
  attribute: Attribute;
}

/** Every attribute that a message may show, those of components under dotted names. */
export const shownAttributes = (
  attributes: Attributes,
  findComponent: FindComponent,
  depth = 1
): NamedAttribute[] =>
  Object.entries(attributes).flatMap(([name, attribute]): NamedAttribute[] => {
    if (isInternal(name) || !isShown(attribute)) return [];
    if (attribute.type !== 'component') return [{ path: name, attribute }];
    const inner = attribute.component ? findComponent(attribute.component) : undefined;
    if (!inner || depth >= MAX_DEPTH) return [];
    return shownAttributes(inner, findComponent, depth + 1).map((found) => ({
      ...found,
      path: `${name}.${found.path}`,
    }));
  });
