import { createCms, type CmsService } from './cms';
import { compile, compileCounted } from './compile';
import { personalise } from './personalise';
import { preview } from './preview';
import { publicCopy } from './public-copy';
import { createSenders, type SendersService } from './senders';
import { systemMail, testMail } from './system-mail';

/** Message documents in, finished mails out. */
const messages = {
  compile,
  compileCounted,
  personalise,
  systemMail,
  testMail,
  preview,
  publicCopy,
};
export type MessagesService = typeof messages;

export const services = {
  cms: createCms,
  senders: createSenders,
  messages: (): MessagesService => messages,
};
export * from './cms';
export { whyOf, type WhyInput } from './why';
export { controllers } from './controllers';
export { adminRoutes } from './routes';

export { factsOf, factsOfNobody, type Facts } from './facts';
export { inlineText } from './inline';
export { fieldsOfInline, inspectDocument, type DocumentInspection } from './inspect';
export { isWebLink, questionnaireOfLink, safeLink } from './links';
export type { PersonaliseInput } from './personalise';
export type { PreviewInput } from './preview';
export {
  needsOf,
  readReader,
  readReaders,
  type ReaderNeeds,
  type ReaderParts,
  type Readers,
} from './readers';
export { sanitiseHtml } from './sanitise';
export type { SendersService } from './senders';
export { fieldsIn } from './slots';
export type { TestMailInput } from './system-mail';
export type * from './types';

declare module '../core/services' {
  interface ServiceMap {
    cms: CmsService;
    senders: SendersService;
    messages: MessagesService;
  }
}
