import type { CustomFieldType } from '../custom-field';
import type { HiddenSource } from './blocks';
import type { Condition } from './conditions';
import type { FormKind } from './definition';
import type { FormDisplay, FormTheme } from './settings';

/** `opt-in`: tick to join; `pre-ticked`: untick to decline; `opt-out`: tick to object. */
export type ConsentMode = 'opt-in' | 'pre-ticked' | 'opt-out';

export interface ViewField {
  key: string;
  /** Where its value goes in a submission, and what conditions call it: `email`, `fields.city`. */
  path: string;
  type: 'email' | CustomFieldType;
  label: string;
  help: string;
  placeholder: string;
  required: boolean;
  /** HTML's token for browsers that fill in (WHATWG autofill); empty for none. */
  autocomplete: string;
  maxLength: number | null;
  /** Numbers, or days as `YYYY-MM-DD`. */
  min: number | string | null;
  max: number | string | null;
  integer: boolean;
  /** `choices`. */
  minChoices: number | null;
  maxChoices: number | null;
  /** `choice`, `choices`, `country`, `language`. */
  options: { value: string; label: string }[];
  /** `select` or a list of `buttons` (radio buttons, checkboxes). */
  control: 'input' | 'textarea' | 'select' | 'buttons' | 'checkbox';
}

export interface ViewConsent {
  key: string;
  path: string;
  text: string;
  required: boolean;
  checked: boolean;
  mode: ConsentMode;
  /** Of a box in a group: what it stands for. */
  title: string;
  purpose: string;
}

/** A block as shown; fields and consents are looked up by path. */
export type ViewBlock = { id: string; showIf: Condition | null } & (
  | { type: 'field'; path: string }
  | { type: 'consent'; path: string }
  | { type: 'group'; legend: string; required: boolean; paths: string[] }
  | { type: 'rules'; path: 'rules'; label: string; text: string }
  | { type: 'hidden'; key: string; source: HiddenSource; value: string }
  | { type: 'heading'; level: 2 | 3; text: string }
  | { type: 'text'; text: string }
  | { type: 'image'; src: string; alt: string; width: number | null; height: number | null }
  | { type: 'divider' }
  | { type: 'submit'; label: string }
);

export interface ViewStep {
  id: string;
  title: string;
  showIf: Condition | null;
  rows: { id: string; columns: ViewBlock[][] }[];
}

/** What a page needs to set the challenge of a form's guard. */
export type ViewChallenge =
  /** `url` gives an ALTCHA challenge as JSON; relative to the definition's own URL. */
  | { kind: 'altcha'; url: string; script: string }
  | { kind: 'hcaptcha' | 'turnstile'; siteKey: string; url: string; script: string };

/** `GET /forms/:slug`: everything a page needs to show a form in one language. */
export interface FormView {
  slug: string;
  version: number;
  kind: FormKind;
  locale: string;
  /** A closed form shows a notice and takes no submissions. */
  open: boolean;
  title: string;
  steps: ViewStep[];
  /** In the order of the form. */
  fields: ViewField[];
  /**
   * Where the mode is `opt-out`, the submission must say `true` or `false`, so that the objection
   * is known to have been offered.
   */
  consents: ViewConsent[];
  texts: {
    /** Of forms from before the designer; newer ones have it as a block. */
    intro: string;
    submit: string;
    success: string;
    /** Instead of `success`, for whoever declined everything. */
    declined: string;
    optional: string;
    trap: string;
    closed: string;
    check: string;
    failed: string;
    busy: string;
    next: string;
    back: string;
    /** `{step}` and `{steps}` stand for numbers. */
    progress: string;
    /** First entry of a select that nobody has used. */
    choose: string;
    close: string;
    /** Opens the rules of a promotion. */
    rules: string;
  };
  theme: FormTheme & { /** Ink that reads on the accent. */ onAccent: string };
  /** The theme as a style sheet for the web component (`:host`). */
  style: string;
  display: FormDisplay;
  after: { kind: 'message' | 'redirect' | 'questionnaire'; redirectUrl: string };
  /** Only where the form asks for one now. */
  challenge?: ViewChallenge;
  /** Signed "handed out no later than"; send it back as `start`. */
  start: string;
  /** Name of a field that people must not see and must leave empty. */
  trap: string;
  /** Relative to the definition's own URL. */
  submitUrl: string;
  /** POST here once the form was seen, with `{page}`; relative as well. */
  seenUrl: string;
}
