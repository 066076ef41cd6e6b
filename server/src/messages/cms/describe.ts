import type { Core } from '@strapi/types';
import type { QueryOperator } from '../../../../content-types';
import { fits } from './mapping';
import { componentFinder, type ContentModel } from './models';
import { filterables, OPERATORS, type Filterable } from './query-rules';
import { shownAttributes } from './schema';

export interface TypeDescription {
  /** What each place of a mapping can hold; dotted names go into components. */
  titles: string[];
  texts: string[];
  images: string[];
  /** What a link pattern can name. */
  links: string[];
  filters: (Filterable & { operators: readonly QueryOperator[] })[];
}

/** Kinds that can stand in an address. */
const IN_LINKS = ['string', 'uid', 'text', 'integer', 'biginteger', 'enumeration', 'date'];

/** What can be chosen of a content type: for its mapping, and in queries. */
export const describeType = (
  strapi: Core.Strapi,
  { attributes }: ContentModel
): TypeDescription => {
  const findComponent = componentFinder(strapi);
  const all = shownAttributes(attributes, findComponent);
  const fitting = (field: Parameters<typeof fits>[0]) =>
    all.map(({ path }) => path).filter((path) => fits(field, path, attributes, findComponent));
  return {
    titles: fitting('title'),
    texts: fitting('text'),
    images: fitting('image'),
    links: [
      ...all.flatMap(({ path, attribute }) => (IN_LINKS.includes(attribute.type) ? [path] : [])),
      'documentId',
    ],
    filters: filterables(attributes).map((found) => ({
      ...found,
      operators: OPERATORS[found.kind],
    })),
  };
};
