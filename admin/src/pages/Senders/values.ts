import type { Sender } from '../../../../content-types';
import type { SaveSenderRequest } from '../../../../server/src/messages/contract';
import type { Translate } from '../../hooks/useT';
import { isEmailLike, type Problems } from '../../utils/form-problems';
import { clean, cleanOrNull } from '../../utils/text';

export const EMPTY_SENDER: SaveSenderRequest = {
  name: '',
  fromName: '',
  fromEmail: '',
  replyTo: null,
  organisation: '',
  postalAddress: '',
};

export const toValues = (sender: Sender): SaveSenderRequest => ({
  name: sender.name,
  fromName: sender.fromName,
  fromEmail: sender.fromEmail,
  replyTo: sender.replyTo,
  organisation: sender.organisation ?? '',
  postalAddress: sender.postalAddress ?? '',
});

export const toRequest = (values: SaveSenderRequest): SaveSenderRequest => ({
  name: clean(values.name),
  fromName: clean(values.fromName),
  fromEmail: clean(values.fromEmail),
  replyTo: cleanOrNull(values.replyTo),
  organisation: clean(values.organisation),
  postalAddress: clean(values.postalAddress),
});

export const validateSender = (values: SaveSenderRequest, t: Translate): Problems => {
  const request = toRequest(values);
  const problems: Problems = {};
  for (const field of ['name', 'fromName', 'fromEmail', 'organisation', 'postalAddress'] as const)
    if (!request[field]) problems[field] = t('common.required');
  if (request.fromEmail && !isEmailLike(request.fromEmail))
    problems.fromEmail = t('common.invalid.email');
  if (request.replyTo && !isEmailLike(request.replyTo))
    problems.replyTo = t('common.invalid.email');
  return problems;
};
