import type {
  BlockKind,
  BlockRule,
  ChallengeKind,
  FieldValue,
  FieldValues,
  Form,
  FormDefinition,
  FormKind,
  FormVersion,
  FormView,
  PublishedField,
  ResponseOrigin,
  SimpleFormDefinition,
  StopReason,
  SubmissionChannel,
} from '../../../content-types';
import type { Data, Page, PageQuery } from '../core/contract';

export type {
  ConsentMode,
  FormView,
  ViewBlock,
  ViewChallenge,
  ViewConsent,
  ViewField,
  ViewStep,
} from '../../../content-types';

export interface FormRow extends Form {
  /** People: submissions recorded in the ledger, and those of them who confirmed. */
  submitted: number;
  confirmed: number;
  /** How often it was seen on a page with a script; null where nobody counted. */
  seen: number | null;
  /** The draft differs from what visitors see. */
  hasChanges: boolean;
}
/** GET /optin/forms */
export type ListFormsRequest = PageQuery;
export type ListFormsResponse = Page<FormRow>;
/** GET /optin/forms/:id */
export type GetFormResponse = Data<
  FormRow & {
    versions: Pick<FormVersion, 'id' | 'version' | 'hash' | 'publishedAt' | 'publishedBy'>[];
    /** Absolute URLs for sharing and embedding; null without a public URL. */
    urls: { hosted: string; embed: string; definition: string; submit: string } | null;
  }
>;
/** POST /optin/forms, PUT /optin/forms/:id: saves the draft, visitors see no change. */
export interface SaveFormRequest {
  name: string;
  slug: string;
  isOpen: boolean;
  /** In blocks, or the short way. */
  definition: FormDefinition | SimpleFormDefinition;
}
export type SaveFormResponse = Data<Form>;
/** POST /optin/forms/:id/publish; 400 with `details.problems` when it cannot. */
export type PublishFormResponse = Data<{ version: number }>;
export interface FormProblem {
  /** `blocks.<id>.<property>`, `steps.<id>`, `texts.title`, `theme.accent`, `after`, `guard`, ... */
  path: string;
  /** Translation key of the panel, `forms.problem.<code>`. */
  code:
    | 'no-email'
    | 'email-conditional'
    | 'no-submit'
    | 'no-consent'
    | 'consent-conditional'
    | 'no-question'
    | 'not-in-questionnaire'
    | 'wording-unpublished'
    | 'wording-locale'
    | 'list-missing'
    | 'no-list'
    | 'no-locale'
    | 'basis-not-accepted'
    | 'basis-not-permitted'
    | 'mixed-regimes'
    | 'group-regime'
    | 'relation-missing'
    | 'profession-missing'
    | 'no-form-basis'
    | 'wording-variable'
    | 'duplicate-key'
    | 'label-missing'
    | 'text-missing'
    | 'alt-missing'
    | 'field-missing'
    | 'field-archived'
    | 'field-locale'
    | 'condition-unknown'
    | 'condition-later'
    | 'condition-loop'
    | 'condition-value'
    | 'never-shown'
    | 'contrast'
    | 'promotion-missing'
    | 'promotion-locale'
    | 'promotion-consent'
    | 'rules-missing'
    | 'rules-block'
    | 'vote-block'
    | 'no-promotion'
    | 'no-partner'
    | 'partner-missing'
    | 'partner-inactive'
    | 'partner-variable'
    | 'redirect-missing'
    | 'questionnaire-missing'
    | 'challenge-unconfigured';
  values: Record<string, string>;
}
/**
 * DELETE /optin/forms/:id: refused once people signed up through it (`form-in-use`) or while
 * something leads to it (`form-placed`, with `details.usage`); it can be closed instead.
 */
export type DeleteFormResponse = Data<{ id: number }>;

/** POST /optin/forms/:id/duplicate: a draft of its own, closed until it is published. */
export type DuplicateFormResponse = Data<Form>;

/** POST /optin/forms/check: what publishing this draft would refuse; saves nothing. */
export interface CheckFormRequest {
  definition: FormDefinition;
}
export type CheckFormResponse = Data<FormProblem[]>;

/** GET /optin/forms/:id/versions/:version: as visitors saw it. */
export type GetFormVersionResponse = Data<FormVersion>;

/** POST /optin/forms/:id/restore: makes a published version the draft again. */
export interface RestoreFormRequest {
  version: number;
}
export type RestoreFormResponse = Data<Form>;

/** POST /optin/forms/:id/preview-link: shows the saved draft to whoever has it, for a week. */
export type PreviewLinkResponse = Data<{ url: string; expiresAt: number }>;

/** GET /optin/forms/:id/usage: where a form is in use. */
export interface FormUsage {
  /** Pages on which it was seen, latest first. */
  pages: { page: string; firstAt: number; lastAt: number; seen: number }[];
  /** Forms that lead to it as their questionnaire. */
  forms: { id: number; name: string }[];
  /** Entries of the site's own content types that place it. */
  entries: { uid: string; documentId: string; label: string }[];
  submissions: number;
}
export type FormUsageResponse = Data<FormUsage>;

/** GET /optin/guard?days=&form=: what was stopped, and why. */
export type GuardResponse = Data<{
  counts: { reason: StopReason; formId: number; channel: SubmissionChannel; stops: number }[];
  hours: { hour: number; stops: number }[];
  forms: { id: number; name: string }[];
  /** Kinds of challenge that can be asked for here. */
  challenges: ChallengeKind[];
}>;
/** GET /optin/guard/rules */
export type BlockRulesResponse = Data<BlockRule[]>;
/** POST /optin/guard/rules; DELETE /optin/guard/rules/:id */
export interface AddBlockRuleRequest {
  kind: BlockKind;
  value: string;
  note: string;
}
export type AddBlockRuleResponse = Data<BlockRule>;

/** GET /optin/forms/:id/conversion?days=: one row a day, oldest first. */
export interface FormConversion {
  days: { day: string; seen: number; submitted: number; confirmed: number }[];
}
export type FormConversionResponse = Data<FormConversion>;

/**
 * GET /api/optin/q/:token with `Accept: application/json`: a questionnaire as it stands before the
 * person whose link it is. Conditions are judged on the server: after each step, `steps` may change.
 */
export interface QuestionnaireView {
  /** `nothing-to-ask`: all of it is known already. */
  status: 'open' | 'completed' | 'nothing-to-ask';
  form: FormView;
  /** The step to show now; null where there is none. */
  step: string | null;
  /** The steps that are asked, with the paths of their questions. */
  steps: { id: string; paths: string[] }[];
  /** What stands in the fields, by key. */
  answers: FieldValues;
}
export type GetQuestionnaireResponse = Data<QuestionnaireView>;
/** POST to the same address saves one step; 400 with `details.errors` by path. */
export interface SaveQuestionnaireRequest {
  step: string;
  fields: Record<string, unknown>;
  /** Of the form that the page was made of; the present one where it is left out. */
  version?: number;
  /** `back` keeps what is sound of the step and leads to the one before. */
  to?: 'next' | 'back';
}
export type SaveQuestionnaireResponse = Data<QuestionnaireView>;

/**
 * A form placed in an entry by the custom field "Sign-up form", as the content API gives it. Without
 * a definition it cannot be filled in now: not published, closed or deleted.
 */
export interface PlacedForm {
  slug: string;
  version: number | null;
  locale: string | null;
  definition: FormView | null;
  /** null without a public URL as well. */
  urls: { hosted: string; embed: string; definition: string; submit: string } | null;
}

/** Which responses to a questionnaire are looked at: last changed from and to a day (UTC, inclusive). */
export interface ResponseFilter {
  from?: string;
  to?: string;
  completion?: 'all' | 'completed' | 'partial';
}

export interface CountedChoice {
  /** Key of the option, `true` or `false`, a country or language code. */
  value: string;
  label: string;
  count: number;
}

/** What was said to one question; `answered` counts people. */
export type QuestionResult = { key: string; label: string; answered: number } & (
  | { kind: 'choices'; several: boolean; choices: CountedChoice[] }
  | {
      kind: 'number';
      /** null without an answer. */
      numbers: { min: number; max: number; mean: number; median: number } | null;
      /** Equal in width, from the smallest to the largest; each holds its lower bound. */
      bins: { from: number; to: number; count: number }[];
    }
  | {
      kind: 'date';
      first: string | null;
      last: string | null;
      /** `YYYY-MM`, or `YYYY` where the days lie far apart; oldest first. */
      spans: { span: string; count: number }[];
    }
  /** Read with `GET /optin/forms/:id/results/texts`. */
  | { kind: 'text' }
);

/** GET /optin/forms/:id/results */
export interface QuestionnaireResults {
  form: { id: number; name: string; slug: string };
  started: number;
  completed: number;
  /** Seconds from the first to the last answer of the completed, the middle one; null for none. */
  medianSeconds: number | null;
  questions: QuestionResult[];
}
export type GetResultsResponse = Data<QuestionnaireResults>;

/** GET /optin/forms/:id/results/texts?key=: what people wrote, latest first. */
export interface ListTextAnswersRequest extends PageQuery, ResponseFilter {
  key: string;
}
export interface TextAnswer {
  /** Of the answer. */
  id: number;
  text: string;
  at: number;
  subscriberId: number;
}
export type ListTextAnswersResponse = Page<TextAnswer>;

/** GET /optin/forms/:id/responses/export?format=: a file, one response after the other. */
export interface ExportResponsesRequest extends ResponseFilter {
  format: 'csv' | 'json';
  /** `csv`: begin with a byte-order mark, for Excel. */
  bom?: '1';
}

/** GET /optin/subscribers/:id/responses: what one person answered, latest first. */
export interface PersonResponse {
  id: number;
  form: { id: number; name: string };
  origin: ResponseOrigin;
  startedAt: number;
  updatedAt: number;
  completedAt: number | null;
  answers: {
    key: string;
    label: string;
    type: PublishedField['type'];
    value: FieldValue;
    labels: string[];
  }[];
}
export type ListPersonResponsesResponse = Data<PersonResponse[]>;

/** GET /optin/form-choices?kind=: published forms, for pickers. */
export interface FormChoice {
  id: number;
  name: string;
  slug: string;
  isOpen: boolean;
}
export interface ListFormChoicesRequest {
  kind: FormKind;
}
export type ListFormChoicesResponse = Data<FormChoice[]>;
