import type { Browser, Page } from 'playwright-core';
import { axeFindings, launchBrowser, openPage, signIn } from '../../helpers/browser';
import { consentEditor, type ConsentEditor } from '../../helpers/consent-editor';
import { startDemo, type RunningDemo } from '../../helpers/demo';

/** What people can sign up for: one thing for each regime that a form can have. */
export const SUBJECTS = {
  double: {
    name: 'Harbour news',
    regime: 'Double opt-in',
    text: 'Yes, {controller} may send me {list} every Thursday. One click in each letter ends it.',
    purpose: 'What happens on the quay, every Thursday.',
  },
  single: {
    name: 'Tide tables',
    regime: 'Single opt-in',
    text: 'Send me the tide tables of the week.',
    purpose: 'High and low water, each Monday.',
  },
  passive: {
    name: 'Ferry alerts',
    regime: 'Passive opt-in',
    text: 'Tell me when the ferry does not run.',
    purpose: 'A mail whenever the ferry stays in port.',
  },
  soft: {
    name: 'Chandlery offers',
    regime: 'Existing customer',
    text: 'We write to you about things like those you bought. Tick here if you do not want that.',
    purpose: 'Offers of our chandlery.',
    relation: 'Order in the chandlery',
  },
  b2b: {
    name: 'Boatyard letter',
    regime: 'Professional address',
    text: 'We write to boat builders about their trade. Tick here if you do not want that.',
    purpose: 'Materials and standards, once a month.',
    profession: 'Boat builders',
  },
};
export const CONTROLLER = 'Harbour Post Press SARL';
/** Who the demo's mails come from. */
export const SENDER = 'Harbour Post Press';
export const CAMPAIGN = 'Spring at the harbour';

/** Everything that the steps share; there once the suite has started. */
export interface Walk {
  demo: RunningDemo;
  browser: Browser;
  /** Of an editor who is signed in, and what the browser complained about there. */
  panel: Page;
  editor: ConsentEditor;
  /** Of somebody out there. */
  visitor: Page;
  problems: Record<'visitor' | 'panel', string[]>;
  /** Hosted pages by the name of their form. */
  addresses: Map<string, string>;
  /** A hosted page with an address typed in. */
  visit(name: string, email: string): Promise<void>;
  /** Sends the form and waits for the page behind it. */
  send(): Promise<void>;
}

/** Fills in the walk piece by piece, so that what has started can be stopped if the rest fails. */
export const startWalk = async (walk: Partial<Walk>): Promise<void> => {
  // What a visitor needs to fill a form in is left out: a test types faster than a person.
  const demo = await startDemo({
    env: { OPTIN_CONFIG: JSON.stringify({ limits: { minFillSeconds: 0 } }) },
  });
  walk.demo = demo;
  const browser = await launchBrowser();
  walk.browser = browser;
  const outside = await openPage(browser);
  const inside = await openPage(browser);
  const [visitor, panel] = [outside.page, inside.page];
  for (const page of [visitor, panel]) page.setDefaultTimeout(10_000);
  await signIn(panel, demo.url, demo.admin);
  const addresses = new Map<string, string>();
  const ready: Omit<Walk, 'demo' | 'browser'> = {
    panel,
    editor: consentEditor(panel, demo),
    visitor,
    problems: { visitor: outside.problems, panel: inside.problems },
    addresses,
    async visit(name, email) {
      await visitor.goto(addresses.get(name) ?? `no form ${name}`);
      await visitor.getByLabel('E-mail address').fill(email);
      expect([name, await axeFindings(visitor)]).toEqual([name, []]);
    },
    async send() {
      await visitor.getByRole('button').click();
      await visitor.waitForURL(/\/thanks/);
    },
  };
  Object.assign(walk, ready);
};
