import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { pickVersion, type MessageDocument } from '../../../content-types';
import { getService, pickText } from '../core';
import { fieldsOfInline, inspectDocument, readFieldTexts, type EntryReader } from '../messages';
import type { PreviewRequest, PreviewResponse } from './contract';
import { versionsOf, type MessageVersion } from './versions';

export interface PreviewOptions {
  /** Whether whoever asks may see subscribers. */
  mayReadSubscribers: boolean;
  /** Through whose eyes entries of the CMS are read. */
  reader?: EntryReader;
}

/** The real person a preview is rendered as; only for those who may read subscribers. */
const personOf = async (
  strapi: Core.Strapi,
  subscriberId: number | undefined,
  { mayReadSubscribers }: PreviewOptions
) => {
  if (subscriberId === undefined) return null;
  if (!mayReadSubscribers)
    throw new errors.ForbiddenError('Previewing as a subscriber needs the right to read them.');
  const person = await getService(strapi, 'subscribers').get(subscriberId);
  if (!person) throw new errors.NotFoundError('This subscriber does not exist (any more).');
  return person;
};

/** What the version's merge tags say of a person, in its language. */
const fieldsOf = async (
  strapi: Core.Strapi,
  { locale, subject, document }: MessageVersion,
  subscriberId: number
) => {
  const keys = [
    ...fieldsOfInline(subject),
    ...inspectDocument(document).fields.map(({ key }) => key),
  ];
  const texts = await readFieldTexts(strapi, { keys, locale }, [subscriberId]);
  return texts.get(subscriberId);
};

const entriesOf = async (
  strapi: Core.Strapi,
  document: MessageDocument,
  request: PreviewRequest,
  { locale, reader }: { locale: string; reader?: EntryReader }
) => {
  if (inspectDocument(document).entries.length === 0) return { cards: undefined, problems: [] };
  return getService(strapi, 'cms').resolve(document, {
    locale,
    fallback: request.locale,
    campaignId: null,
    seriesId: null,
    listIds: request.listIds,
    reader,
  });
};

/**
 * A message as one person would get it, without saving anything: the version that was asked for,
 * else that of the person's language, else the message's own.
 * @throws ForbiddenError, NotFoundError for the person
 */
export const previewMessage = async (
  strapi: Core.Strapi,
  request: PreviewRequest,
  options: PreviewOptions
): Promise<PreviewResponse['data']> => {
  const { senderId, listIds, previewLocale, imagesOff } = request;
  const person = await personOf(strapi, request.subscriberId, options);
  const versions = versionsOf({ ...request, translations: request.translations ?? {} });
  const wanted = previewLocale ?? person?.locale ?? request.locale;
  const chosen = pickVersion(
    versions.map(({ locale }) => locale),
    wanted
  );
  const version = versions.find(({ locale }) => locale === chosen) ?? versions[0];
  const { locale, subject, preheader, document } = version;

  const settings = getService(strapi, 'settings');
  const { brand, controller } = await settings.get();
  const { cards, problems } = await entriesOf(strapi, document, request, {
    locale,
    reader: options.reader,
  });
  const [list] = await getService(strapi, 'lists').byIds(listIds.slice(0, 1));
  const shown = await getService(strapi, 'messages').preview({
    locale,
    subject,
    preheader,
    document,
    brand,
    cards,
    sender: senderId === null ? null : await getService(strapi, 'senders').find(senderId),
    links: await settings.links(),
    recipient: person
      ? { ...person, fields: await fieldsOf(strapi, version, person.id) }
      : undefined,
    privacyPolicyUrl: controller.privacyPolicyUrl,
    listName: list ? pickText(list.title, locale) || list.name : undefined,
    imagesOff,
  });
  return { ...shown, problems };
};
