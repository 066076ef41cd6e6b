import type { Form, FormDefinition, FormVersion } from '../../../content-types';
import type { Data, Page, PageQuery } from '../core/contract';

export interface FormRow extends Form {
  /** People: submissions recorded in the ledger, and those of them who confirmed. */
  submitted: number;
  confirmed: number;
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
  definition: FormDefinition;
}
export type SaveFormResponse = Data<Form>;
/** POST /optin/forms/:id/publish; 400 with `details.problems` when it cannot. */
export type PublishFormResponse = Data<{ version: number }>;
export interface FormProblem {
  /** `fields.email`, `consents.newsletter.wordingId`, ... */
  path: string;
  /** Translation key of the panel, `forms.problem.<code>`. */
  code:
    | 'no-email'
    | 'no-consent'
    | 'wording-unpublished'
    | 'wording-locale'
    | 'list-missing'
    | 'no-list'
    | 'no-locale'
    | 'basis-not-accepted'
    | 'basis-not-permitted'
    | 'mixed-regimes'
    | 'relation-missing'
    | 'profession-missing'
    | 'no-form-basis'
    | 'wording-variable'
    | 'duplicate-key'
    | 'label-missing';
  values: Record<string, string>;
}
/** DELETE /optin/forms/:id: refused once people signed up through it; it can be closed instead. */
export type DeleteFormResponse = Data<{ id: number }>;
