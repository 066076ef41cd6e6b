import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { getService } from '../core';
import { fieldsOfInline, inspectDocument, readReader, type Recipient } from '../messages';
import type { MessageVersion } from './versions';

/** A real person as whom a message is looked at. */
export interface Person {
  id: number;
  email: string;
  firstName: string | null;
  lastName: string | null;
  locale: string;
}

/**
 * The person as whom somebody asks to see a message; null where nobody is asked for.
 * @throws ForbiddenError for those who may not read subscribers
 * @throws NotFoundError
 */
export const personOf = async (
  strapi: Core.Strapi,
  subscriberId: number | undefined,
  mayReadSubscribers: boolean
): Promise<Person | null> => {
  if (subscriberId === undefined) return null;
  if (!mayReadSubscribers)
    throw new errors.ForbiddenError('Seeing it as a subscriber needs the right to read them.');
  const person = await getService(strapi, 'subscribers').get(subscriberId);
  if (!person || person.status !== 'active')
    throw new errors.NotFoundError('This subscriber does not exist (any more).');
  return person;
};

/** What a version of a message says of a person and shows them, as they are now. */
export const readingOf = async (
  strapi: Core.Strapi,
  person: Person,
  { locale, subject, document }: Pick<MessageVersion, 'locale' | 'subject' | 'document'>
): Promise<Pick<Recipient, 'email' | 'firstName' | 'lastName' | 'fields' | 'facts'>> => {
  const tags = [
    ...fieldsOfInline(subject),
    ...inspectDocument(document).fields.map(({ key }) => key),
  ];
  const { email, firstName, lastName } = person;
  return { email, firstName, lastName, ...(await readReader(strapi, person, { tags, locale })) };
};
