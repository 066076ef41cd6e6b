import { createConfirmation, type ConfirmationService } from './confirmation';
import { createEnrolment, type EnrolmentService } from './enrolment';
import { createForms, type FormsService } from './forms';
import { createQuestionnaires, type QuestionnairesService } from './questionnaires/questionnaires';
import { createPlacements, type PlacementsService } from './placements/placements';
import {
  createResponseResults,
  type ResponseResultsService,
} from './questionnaires/results/results';
import { createReminders, type RemindersService } from './reminders';
import { createBlocklist, type BlocklistService } from './guarding/blocklist';
import { createChallenges, type ChallengesService } from './guarding/challenges';
import { createStops, type StopsService } from './guarding/stops';
import { createSightings, type SightingsService } from './sightings';
import { createRenewal, type RenewalService } from './renewal';

export { controllers } from './controllers';
export { registerFormField } from './placements/form-field';
export { adminRoutes, publicRoutes } from './routes';
export { problemsOf, strictest } from './publication';
export { queueReceipt, type ReceiptInput } from './receipt';
export type { ConfirmationView } from './confirmation';
export type { AskInput } from './renewal-asking';
export type { RenewalView } from './renewal';
export type { EnrolmentInput } from './enrolment';
export type { EnrolmentRequest } from './enrolment-request';
export type { FormView } from './form-view';

export const services = {
  forms: createForms,
  enrolment: createEnrolment,
  confirmation: createConfirmation,
  placements: createPlacements,
  questionnaires: createQuestionnaires,
  responseResults: createResponseResults,
  reminders: createReminders,
  renewal: createRenewal,
  sightings: createSightings,
  stops: createStops,
  blocklist: createBlocklist,
  challenges: createChallenges,
};

declare module '../core/services' {
  interface ServiceMap {
    forms: FormsService;
    enrolment: EnrolmentService;
    confirmation: ConfirmationService;
    placements: PlacementsService;
    questionnaires: QuestionnairesService;
    responseResults: ResponseResultsService;
    reminders: RemindersService;
    renewal: RenewalService;
    sightings: SightingsService;
    stops: StopsService;
    blocklist: BlocklistService;
    challenges: ChallengesService;
  }
}
