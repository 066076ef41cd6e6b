import type { ContentMapping, EntryCard } from '../../../../content-types';
import { imageOf, IN_LIST } from './image';
import { linkOf, placeholdersOf } from './link';
import { cutAtWord, oneLine, toPlainText } from './plain-text';
import {
  attributeAt,
  isInternal,
  shownAttributes,
  type Attribute,
  type Attributes,
  type FindComponent,
  type NamedAttribute,
} from './schema';

const MAX_TITLE = 200;
const MAX_TEXT = 280;
const MAX_ALT = 300;

/** What an entry's page would be looked up by. */
const LINK_INTERNAL = ['documentId', 'locale', 'id'];

const TITLES = ['title', 'headline', 'heading', 'name', 'titre', 'nom', 'label', 'subject'];
const TEXTS = [
  'excerpt',
  'summary',
  'description',
  'lead',
  'teaser',
  'intro',
  'introduction',
  'abstract',
  'standfirst',
  'subtitle',
  'resume',
  'chapo',
  'shortDescription',
  'body',
  'content',
  'text',
];
const SLUGS = ['slug', 'path', 'permalink', 'handle'];

export const TITLE_TYPES = ['string', 'text', 'uid', 'enumeration', 'richtext'] as const;
export const TEXT_TYPES = ['text', 'richtext', 'blocks', 'string', 'json'] as const;

const isOf = (types: readonly string[], { type }: Attribute): boolean => types.includes(type);

export const isImage = ({ type, allowedTypes }: Attribute): boolean =>
  type === 'media' && (allowedTypes === undefined || allowedTypes.includes('images'));

/** The first whose last name is one of these, in the order of `names`; outer before inner. */
const byName = (found: readonly NamedAttribute[], names: readonly string[]): string | undefined => {
  const depth = ({ path }: NamedAttribute) => path.split('.').length;
  const last = ({ path }: NamedAttribute) => path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const ranked = found
    .map((item) => ({ item, rank: names.findIndex((name) => name.toLowerCase() === last(item)) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => depth(a.item) - depth(b.item) || a.rank - b.rank);
  return ranked[0]?.item.path;
};

/**
 * How the entries of a type would become cards, read from what its attributes are called and hold.
 * The link is left empty unless the site's address is known: where pages live is not in the schema.
 * @returns null where nothing could be a title
 */
export const guessMapping = (
  attributes: Attributes,
  findComponent: FindComponent,
  site = ''
): ContentMapping | null => {
  const all = shownAttributes(attributes, findComponent);
  const outer = all.filter(({ path }) => !path.includes('.'));
  const titles = outer.filter(({ attribute }) => isOf(['string', 'text'], attribute));
  const title =
    byName(titles, TITLES) ??
    titles.find(({ attribute }) => attribute.required)?.path ??
    titles.find(({ attribute }) => attribute.type === 'string')?.path;
  if (title === undefined) return null;
  const texts = all.filter(
    ({ path, attribute }) =>
      path !== title && isOf(['text', 'richtext', 'blocks', 'string'], attribute)
  );
  const images = all.filter(({ attribute }) => isImage(attribute));
  const slug =
    byName(outer, SLUGS) ?? outer.find(({ attribute }) => attribute.type === 'uid')?.path;
  return {
    title,
    text:
      byName(texts, TEXTS) ??
      texts.find(({ attribute }) => isOf(['text', 'richtext', 'blocks'], attribute))?.path ??
      '',
    image: (images.find(({ attribute }) => !attribute.multiple) ?? images[0])?.path ?? '',
    link: site !== '' && slug !== undefined ? `${site}/{${slug}}` : '',
  };
};

/** Whether a name can stand in a mapping's field. */
export const fits = (
  field: 'title' | 'text' | 'image',
  path: string,
  attributes: Attributes,
  findComponent: FindComponent
): boolean => {
  const attribute = attributeAt(attributes, path, findComponent);
  if (!attribute) return false;
  if (field === 'image') return isImage(attribute);
  return isOf(field === 'title' ? TITLE_TYPES : TEXT_TYPES, attribute);
};

/** Every attribute that a mapping reads, dotted names included, without Strapi's own. */
export const pathsOf = ({ title, text, image, link }: ContentMapping): string[] =>
  [...new Set([title, text, image, ...placeholdersOf(link)])].filter(
    (path) => path !== '' && !isInternal(path)
  );

/** A mapping with only what may be read; what goes leaves its place empty. */
export const restrictMapping = (
  mapping: ContentMapping,
  mayRead: (path: string) => boolean
): ContentMapping => {
  const kept = (path: string) => (path !== '' && mayRead(path) ? path : '');
  const readable = placeholdersOf(mapping.link).every((name) => isInternal(name) || mayRead(name));
  return {
    title: kept(mapping.title),
    text: kept(mapping.text),
    image: kept(mapping.image),
    link: readable ? mapping.link : '',
  };
};

/** What a query asks Strapi to bring along: scalars as they are, media and components by name. */
export interface Selection {
  fields: string[];
  populate: Record<string, Populate>;
}
type Populate = true | { populate: Record<string, Populate> };

const put = (into: Record<string, Populate>, [name, ...rest]: string[], isMedia: boolean): void => {
  const before = into[name];
  if (rest.length === 0 || (rest.length === 1 && !isMedia)) {
    // Scalars of a component come along with it.
    into[name] ??= true;
    return;
  }
  const inner = before !== undefined && before !== true ? before.populate : {};
  put(inner, rest, isMedia);
  into[name] = { populate: inner };
};

/** Only what a mapping names is read; names that lead nowhere (any more) are left out. */
export const selectionOf = (
  mapping: ContentMapping,
  attributes: Attributes,
  findComponent: FindComponent
): Selection => {
  const fields = new Set(['documentId']);
  const populate: Record<string, Populate> = {};
  for (const path of pathsOf(mapping)) {
    const attribute = attributeAt(attributes, path, findComponent);
    if (!attribute) continue;
    const isMedia = attribute.type === 'media';
    if (path.includes('.') || isMedia) put(populate, path.split('.'), isMedia);
    else fields.add(path);
  }
  return { fields: [...fields], populate };
};

/** An entry as the Document Service gives it. */
export type Entry = Readonly<Record<string, unknown>>;

/** What a dotted name leads to; of several components the first. */
const valueAt = (entry: unknown, path: string): unknown =>
  path.split('.').reduce((value: unknown, name) => {
    const at: unknown = Array.isArray(value) ? value[0] : value;
    return typeof at === 'object' && at !== null && Object.hasOwn(at, name)
      ? (at as Record<string, unknown>)[name]
      : undefined;
  }, entry);

export interface CardContext {
  attributes: Attributes;
  findComponent: FindComponent;
  /** The language of the entry, for links. */
  locale: string;
  publicUrl: string | null;
}

/** An entry as a card. Attributes that are gone, private or of another kind show nothing. */
export const cardOf = (
  entry: Entry,
  mapping: ContentMapping,
  { attributes, findComponent, locale, publicUrl }: CardContext
): EntryCard => {
  const words = (path: string): string => {
    const attribute = path === '' ? null : attributeAt(attributes, path, findComponent);
    return attribute ? toPlainText(valueAt(entry, path), attribute.type) : '';
  };
  const inLink = (name: string): string => {
    if (name === 'locale') return locale;
    if (LINK_INTERNAL.includes(name)) return String(entry[name] ?? '');
    return words(name);
  };
  const isMedia = mapping.image !== '' && fits('image', mapping.image, attributes, findComponent);
  const image = isMedia ? imageOf(valueAt(entry, mapping.image)) : null;
  return {
    title: cutAtWord(words(mapping.title), MAX_TITLE),
    text: cutAtWord(words(mapping.text), MAX_TEXT),
    imageUrl: image?.url ?? '',
    imageAlt: cutAtWord(oneLine(image?.alt ?? ''), MAX_ALT),
    link: linkOf(mapping.link, inLink, publicUrl),
  };
};

/** A small picture of an entry, for lists in the panel; '' for none. */
export const thumbnailOf = (
  entry: Entry,
  { image }: ContentMapping,
  { attributes, findComponent }: Pick<CardContext, 'attributes' | 'findComponent'>
): string =>
  image !== '' && fits('image', image, attributes, findComponent)
    ? (imageOf(valueAt(entry, image), IN_LIST)?.url ?? '')
    : '';
