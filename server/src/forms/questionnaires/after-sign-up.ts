import type { Core } from '@strapi/types';
import type { EpochMs, FormAfter, PublishedForm } from '../../../../content-types';
import { API_PREFIX, getService, type Db } from '../../core';

/** The questionnaire that a form leads to at this moment of a sign-up; null for none. */
const questionnaireOf = (
  { after }: Pick<PublishedForm, 'after'>,
  when: FormAfter['questionnaireWhen']
): number | null =>
  after?.kind === 'questionnaire' && after.questionnaireWhen === when
    ? after.questionnaireId
    : null;

const addressOf = async (strapi: Core.Strapi, token: string, locale: string): Promise<string> => {
  const links = await getService(strapi, 'settings').links();
  const url = links ? links.questionnaire(token) : `${API_PREFIX}/q/${token}`;
  return `${url}?locale=${encodeURIComponent(locale)}`;
};

/** What follows a sign-up at once. */
export interface FollowUp {
  questionnaireId: number;
  /** Under which the answers are kept until the address is confirmed. */
  draftKey: number;
  /** Address of the page; relative to this server while no public URL is known. */
  url: string;
  /** The same, relative to where forms are sent. */
  relativeUrl: string;
}

/**
 * The questionnaire that opens once a form was sent. Every sending gets one alike, also where
 * nothing was stored: the link knows nobody and opens an empty questionnaire, so that whoever types
 * somebody's address learns nothing about them and sees none of their answers.
 */
export const followUpOf = async (
  strapi: Core.Strapi,
  definition: Pick<PublishedForm, 'after'>,
  locale: string
): Promise<FollowUp | null> => {
  const questionnaireId = questionnaireOf(definition, 'submission');
  const questionnaires = getService(strapi, 'questionnaires');
  if (questionnaireId === null || !(await questionnaires.isOpen(questionnaireId))) return null;
  const { token, draftKey } = questionnaires.followUp(questionnaireId);
  return {
    questionnaireId,
    draftKey,
    url: await addressOf(strapi, token, locale),
    relativeUrl: `../../q/${token}?locale=${encodeURIComponent(locale)}`,
  };
};

/**
 * The personal link that whoever confirmed is offered: their mail proved who they are.
 * @param mailedAt when the confirmation mail was made; the link is as old as it
 */
export const afterConfirmation = async (
  strapi: Core.Strapi,
  definition: Pick<PublishedForm, 'after'>,
  subscriberId: number,
  mailedAt: EpochMs,
  locale: string,
  db?: Db
): Promise<string | null> => {
  const formId = questionnaireOf(definition, 'confirmation');
  const questionnaires = getService(strapi, 'questionnaires');
  if (formId === null || !(await questionnaires.isOpen(formId, db))) return null;
  const token = questionnaires.personalToken(formId, subscriberId, 'confirmation', mailedAt);
  return addressOf(strapi, token, locale);
};
