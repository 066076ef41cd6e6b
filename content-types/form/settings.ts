/** How a form looks; `''` and `null` leave a token to the page or to the plugin. */
export interface FormTheme {
  /** `#rrggbb`. */
  accent: string;
  /** Name of the ready-made theme it came from; for the designer alone. */
  preset?: string;
  /** Colours and font of the page around the form; the tokens below then count for nothing. */
  inherit?: boolean;
  /** Which scheme visitors get: their own wish, or always one. */
  scheme?: 'auto' | 'light' | 'dark';
  /** `#rrggbb` or empty. */
  background?: string;
  text?: string;
  field?: string;
  border?: string;
  /** The same for the dark scheme; what is empty is worked out from the light one. */
  dark?: { accent?: string; background?: string; text?: string; field?: string; border?: string };
  font?: 'page' | 'system' | 'serif' | 'rounded' | 'mono';
  /** Pixels, 14 to 20. */
  fontSize?: number;
  /** Pixels, 0 to 28. */
  radius?: number;
  spacing?: 'tight' | 'normal' | 'airy';
  /** Pixels, 280 to 960; null for the width of the place. */
  width?: number | null;
  align?: 'start' | 'center';
  /** `filled`: the button is in the accent; `outline`: its border is. */
  button?: 'filled' | 'outline';
}

/** What a visitor meets after sending. */
export interface FormAfter {
  kind: 'message' | 'redirect' | 'questionnaire';
  /** `redirect`: absolute http(s) URL. */
  redirectUrl: string;
  /** `questionnaire`: id of the form that asks. */
  questionnaireId: number | null;
  /** When the questionnaire is offered: at once, or once the address is confirmed. */
  questionnaireWhen: 'submission' | 'confirmation';
}

export const DISPLAY_KINDS = ['inline', 'pop-up', 'slide-in', 'bar'] as const;
export type DisplayKind = (typeof DISPLAY_KINDS)[number];

/** Where and when an embedded form shows up. The hosted page is always inline. */
export interface FormDisplay {
  kind: DisplayKind;
  /** `slide-in`: start or end; `bar`: top or bottom. */
  position: 'start' | 'end' | 'top' | 'bottom';
  /** Whichever comes first; null for not at all. All null: at once. */
  delaySeconds: number | null;
  scrollPercent: number | null;
  exitIntent: boolean;
  /** Days before somebody who closed it sees it again; 0 for each visit. Never after sign-up. */
  everyDays: number;
  /** Paths where it shows, with `*` for anything; empty for everywhere. */
  include: string[];
  exclude: string[];
}

export const CHALLENGE_KINDS = ['none', 'altcha', 'hcaptcha', 'turnstile'] as const;
export type ChallengeKind = (typeof CHALLENGE_KINDS)[number];

/** What keeps programs out. Honeypot, timing and limits hold for every form. */
export interface FormGuard {
  challenge: ChallengeKind;
  /** `always`, or only while the form is under pressure. */
  challengeWhen: 'always' | 'pressure';
  /** Addresses at throw-away domains. */
  disposable: 'allow' | 'refuse';
  /** Seconds; null for the configured one. */
  minFillSeconds: number | null;
  /** Submissions an hour, over all visitors; null for the configured limit alone. */
  maxPerHour: number | null;
}

export const DEFAULT_AFTER: FormAfter = {
  kind: 'message',
  redirectUrl: '',
  questionnaireId: null,
  questionnaireWhen: 'confirmation',
};

export const DEFAULT_DISPLAY: FormDisplay = {
  kind: 'inline',
  position: 'end',
  delaySeconds: null,
  scrollPercent: null,
  exitIntent: false,
  everyDays: 30,
  include: [],
  exclude: [],
};

export const DEFAULT_GUARD: FormGuard = {
  challenge: 'none',
  challengeWhen: 'always',
  disposable: 'allow',
  minFillSeconds: null,
  maxPerHour: null,
};
