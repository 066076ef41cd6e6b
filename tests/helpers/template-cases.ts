import { GROUND } from './template-ground';

const NEWSLETTER = 'Weekly newsletter';
/** What a template asks for where there is more than one wording and list. */
const ASKED = { 'consent.wordingId': NEWSLETTER, 'consent.listIds': 'Newsletter' };

export interface TemplateCase {
  template: string;
  card: string;
  blocks: string[];
  choices: Record<string, string>;
  fill?: Record<string, string>;
  tick: (string | RegExp)[];
  button: string;
  /** The one list that somebody is on afterwards; null for none. */
  joins: { listName: string; basis: string };
  /** Whether a link in a mail has to be followed before that holds. */
  confirms: boolean;
}

export const LETTER = {
  choices: ASKED,
  tick: [/^Yes, please send me/],
  button: 'Subscribe',
  joins: { listName: 'Newsletter', basis: 'double-opt-in' },
  confirms: true,
};
const NAMES = { 'First name': 'Ines', 'Last name': 'Quay' };

export const INLINE: TemplateCase[] = [
  {
    ...LETTER,
    template: 'footer',
    card: 'Footer line',
    blocks: ['email', 'submit', 'consent'],
  },
  {
    ...LETTER,
    template: 'page',
    card: 'Full page',
    blocks: ['intro', 'firstname', 'lastname', 'email', 'consent', 'submit'],
    fill: NAMES,
  },
  {
    template: 'customer',
    card: 'Customers (soft opt-in)',
    blocks: ['intro', 'email', 'consent', 'submit'],
    choices: { 'consent.wordingId': GROUND.offers },
    tick: [],
    button: 'Continue',
    joins: { listName: GROUND.offers, basis: 'soft-opt-in' },
    confirms: false,
  },
  {
    template: 'business',
    card: 'Business contact',
    blocks: ['intro', 'firstname', 'lastname', 'email', 'consent', 'submit'],
    choices: { 'consent.wordingId': GROUND.trade },
    fill: NAMES,
    tick: [],
    button: 'Send',
    joins: { listName: GROUND.trade, basis: 'b2b-opt-out' },
    confirms: false,
  },
  {
    ...LETTER,
    template: 'contest',
    card: 'Contest',
    blocks: ['intro', 'firstname', 'lastname', 'email', 'rules', 'consent', 'submit'],
    fill: NAMES,
    tick: ['I accept the rules.', ...LETTER.tick],
    button: 'Take part',
  },
  {
    ...LETTER,
    template: 'partners',
    card: 'Newsletter and partners',
    blocks: ['intro', 'email', 'consent', 'partners', 'submit'],
    tick: [...LETTER.tick, /^Tea & Co/],
  },
  {
    ...LETTER,
    template: 'blank',
    card: 'Blank',
    blocks: ['email', 'submit'],
    // The page leads to the palette first, where Enter adds what is missing.
    choices: { ...ASKED, 'palette.consent': 'Enter' },
  },
];

/** They come up over the page, each by a rule of its own. */
export const OVERLAYS: TemplateCase[] = [
  {
    ...LETTER,
    template: 'pop-up',
    card: 'Pop-up',
    blocks: ['intro', 'email', 'consent', 'submit'],
  },
  {
    ...LETTER,
    template: 'slide-in',
    card: 'Slide-in',
    blocks: ['intro', 'email', 'consent', 'submit'],
  },
  {
    ...LETTER,
    template: 'bar',
    card: 'Top bar',
    blocks: ['email', 'submit', 'consent'],
  },
];
