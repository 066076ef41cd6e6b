import { yup } from '@strapi/utils';
import {
  AB_KEYS,
  CARD_LAYOUTS,
  CONDITION_OPERATORS,
  MAX_COLUMNS,
  QUERY_OPERATORS,
  SOCIAL_NETWORKS,
} from '../../../content-types';
import {
  align,
  blockId,
  body,
  fileId,
  inlines,
  line,
  link,
  listOf,
  objectOf,
  picture,
  richNodes,
  union,
  whole,
  type Shape,
} from './message-parts-schema';

/** Width of a mail in CSS pixels. */
const MAX_WIDTH = 600;
const MAX_HTML = 100_000;
const MAX_RULES = 20;
const MAX_SOCIAL = 12;
const MAX_FILTERS = 10;
const MAX_ENTRIES = 20;

const oneOf = (values: readonly string[]) =>
  yup
    .string()
    .strict()
    .oneOf([...values])
    .required();

/** Who sees a block: see `BlockBase.when`. */
const when = objectOf({
  match: oneOf(['all', 'any']),
  rules: listOf(
    objectOf({
      path: yup
        .string()
        .strict()
        .matches(
          /^(locale|lists|fields\.[a-z][a-zA-Z0-9]{0,39})$/,
          '${path} must be locale, lists, or a custom field such as fields.city'
        )
        .required(),
      op: oneOf(CONDITION_OPERATORS),
      value: line(500).defined(),
    }).required(),
    MAX_RULES
  ),
})
  .nullable()
  .default(undefined);

const base = {
  id: blockId,
  when,
  variant: yup
    .string()
    .strict()
    .oneOf([...AB_KEYS]),
  locked: yup.boolean().strict(),
};

/** `api::article.article`, `plugin::shop.product`; empty while none is chosen. */
const contentType = yup
  .string()
  .strict()
  .matches(/^((api|plugin)::[a-z0-9-]+\.[a-z0-9-]+)?$/, {
    message: '${path} must be a content type such as api::article.article',
  })
  .defined();
const attribute = yup
  .string()
  .strict()
  .matches(/^[A-Za-z_][\w.]{0,99}$/, '${path} must be the name of an attribute')
  .required();
const documentId = yup
  .string()
  .strict()
  .matches(/^[A-Za-z0-9_-]{0,64}$/, '${path} must be the id of an entry')
  .defined();
const languageTag = yup
  .string()
  .strict()
  .matches(/^([a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3})?$/, {
    message: '${path} must be a language tag such as "en" or "fr-CA", or empty',
  })
  .defined();

const card = objectOf({
  title: line(500).defined(),
  text: body(2000),
  imageUrl: picture.defined(),
  imageAlt: line(1000).defined(),
  link: link.defined(),
}).required();

/** What an entry said when it was frozen, by language. */
const frozen = yup.lazy((value: unknown) =>
  typeof value === 'object' && value !== null
    ? objectOf(
        Object.fromEntries(
          Object.keys(value)
            .slice(0, 50)
            .map((key) => [key, card])
        )
      )
    : yup.object().nullable().defined()
);

const dark = objectOf({ fileId, url: picture.defined() }).nullable().default(undefined);

const items: Record<string, Shape> = {
  heading: {
    ...base,
    level: yup.number().strict().oneOf([1, 2, 3]).required(),
    align,
    content: inlines,
  },
  text: { ...base, content: richNodes },
  image: {
    ...base,
    fileId,
    url: picture.defined(),
    alt: line(1000).defined(),
    width: whole(1, MAX_WIDTH).nullable().defined(),
    link: link.defined(),
    dark,
  },
  button: { ...base, text: line().defined(), url: link.defined(), align },
  divider: base,
  spacer: { ...base, height: whole(4, 120).required() },
  quote: { ...base, content: inlines, author: line().defined() },
  social: {
    ...base,
    align,
    links: listOf(
      objectOf({ network: oneOf(SOCIAL_NETWORKS), url: link.defined() }).required(),
      MAX_SOCIAL
    ),
  },
  video: {
    ...base,
    url: link.defined(),
    fileId,
    imageUrl: picture.defined(),
    alt: line(1000).defined(),
  },
  html: { ...base, html: body(MAX_HTML) },
  entry: {
    ...base,
    uid: contentType,
    documentId,
    layout: oneOf(CARD_LAYOUTS),
    source: oneOf(['live', 'frozen']),
    frozen,
    buttonText: line().defined(),
  },
};

/** Every kind of block by its type; those of `items` can stand in columns. */
export const blockShapes: Record<string, Shape> = {
  ...items,
  columns: {
    ...base,
    columns: listOf(
      objectOf({ id: blockId, blocks: listOf(union(items), 200) }).required(),
      MAX_COLUMNS
    ).min(1),
  },
  query: {
    ...base,
    uid: contentType,
    limit: whole(1, MAX_ENTRIES).required(),
    sort: yup
      .string()
      .strict()
      .matches(/^[A-Za-z_]\w{0,99}:(asc|desc)$/, '${path} must look like publishedAt:desc')
      .required(),
    filters: listOf(
      objectOf({
        field: attribute,
        op: oneOf(QUERY_OPERATORS),
        value: line(500).defined(),
      }).required(),
      MAX_FILTERS
    ),
    locale: languageTag,
    onlyNew: yup.boolean().strict().required(),
    layout: oneOf(CARD_LAYOUTS),
    columns: yup.number().strict().oneOf([1, 2, 3]).required(),
    buttonText: line().defined(),
  },
  footer: {
    ...base,
    when: when.test(
      'everybody',
      '${path}: the footer says who writes and how to leave, so everybody sees it. Take the condition out',
      (given) => given === null || given === undefined
    ),
    content: inlines,
  },
};

export const block = union(blockShapes);
