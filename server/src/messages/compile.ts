import { canonicalJson, sha256, type Json, type Links } from '../core';
import { toSections } from './blocks';
import { logoHeader } from './blocks/logo';
import { footerNodes, privacyLink } from './footer';
import { inlineParts } from './inline';
import { directionOf, frame } from './layout';
import { createLinkMarks, type LinkMarks } from './link-marks';
import { toTemplate } from './liquid';
import { createLinker } from './links';
import { buildMime, type MimeInput } from './mime';
import { lookOf } from './palette';
import { render } from './render';
import { closeGaps, createSlots, withFallbacks } from './slots';
import { cleanLine, escapeHtml } from './text';
import { translate } from './translations';
import type { CompiledTemplates, CompileInput, CountedMessage } from './types';

export interface AssembleInput extends MimeInput {
  /** By the names that the edges in its bodies have. */
  conditions?: CompiledTemplates['conditions'];
}

/** The four templates of a message and its conditions, with their hash. */
export const assemble = ({ conditions = null, ...input }: AssembleInput): CompiledTemplates => {
  const templates = {
    subject: toTemplate(input.subject),
    html: toTemplate(input.html),
    text: toTemplate(input.text),
    mime: buildMime(input),
  };
  const hashed = [templates.subject, templates.html, templates.text, templates.mime];
  // Messages that go to everybody as they are keep the hash that they have always had.
  if (conditions) hashed.push(canonicalJson(conditions as unknown as Json));
  return {
    ...templates,
    conditions,
    hash: sha256(hashed.map(sha256).join('')),
    size: Buffer.byteLength(templates.mime),
  };
};

/** What a draft may still lack when somebody looks at it. */
export interface DraftInput extends Omit<CompileInput, 'sender' | 'links' | 'campaignId'> {
  sender: CompileInput['sender'] | null;
  asset: Links['asset'];
}

/** A message with everything that the engine adds to it, its slots and links still marks. */
const renderMarked = async (input: DraftInput, marks?: LinkMarks) => {
  const slots = createSlots();
  const subject = inlineParts(input.subject);
  const { locale, asset, linkTags = null } = input;
  const look = lookOf(input.brand);
  const href = createLinker(slots, linkTags, marks);
  const footer = {
    look,
    locale,
    sender: input.sender,
    whyHtml: slots.mark('why'),
    unsubscribeLabel: translate(locale, 'footer.unsubscribe'),
    unsubscribeHref: slots.mark('unsubscribeUrl'),
    viewHref: slots.mark('viewUrl'),
    privacy: privacyLink(input.privacyPolicyUrl, locale),
  };
  const sections = toSections(input.document, {
    locale,
    direction: directionOf(locale),
    look,
    slots,
    asset,
    href,
    linkTags,
    marks,
    cards: input.cards ?? new Map(),
    footer: (content, refuse) => footerNodes(footer, { content, context: { slots, href, refuse } }),
  });
  const { html, text } = await render(
    frame({
      locale,
      look,
      title: withFallbacks(subject),
      preheader: cleanLine(input.preheader).trim(),
      header: logoHeader(look, { locale, asset, href }),
      sections,
    })
  );
  return { subject, slots, html, text: closeGaps(text) };
};

/** Renders a message document with everything that the engine adds to it. */
export const renderDraft = async (input: DraftInput) => {
  const { subject, slots, html, text } = await renderMarked(input);
  return {
    subject,
    html: slots.split(html),
    text: slots.split(text),
    conditions: slots.conditions(),
  };
};

/**
 * A message document as templates with slots; identity, exit and list headers included whatever
 * the editor composed.
 * @throws errors.ValidationError naming the block whose link must not be sent
 */
export const compile = async (input: CompileInput): Promise<CompiledTemplates> => {
  const parts = await renderDraft({ ...input, asset: input.links.asset });
  return assemble({ ...parts, sender: input.sender, kind: 'list' });
};

/**
 * The same for a message whose clicks are counted: what its links to the web lead to is filled in
 * later, for each address once. Links that a reader has alone, and those that the engine adds, stay.
 * @throws errors.ValidationError as `compile`
 */
export const compileCounted = async (input: CompileInput): Promise<CountedMessage> => {
  const marks = createLinkMarks();
  const { subject, slots, html, text } = await renderMarked(
    { ...input, asset: input.links.asset },
    marks
  );
  return {
    urls: marks.urls,
    leadTo: (addressOf) =>
      assemble({
        subject,
        html: slots.split(marks.fill(html, (url) => escapeHtml(addressOf(url)))),
        text: slots.split(marks.fill(text, addressOf)),
        conditions: slots.conditions(),
        sender: input.sender,
        kind: 'list',
      }),
  };
};
